package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.publishing.library.Libraries;

/** An adviser opens sessions that come again and again. What cannot be is listed before. */
@ApplicationScoped
public class OpenSeries {
  /** What a series would be: at which times, and what stands in the way of some. */
  record Preview(SessionPlan plan, Every every, Map<LocalDateTime, String> times) {
    /** Those that nothing stands in the way of. */
    List<LocalDateTime> free() {
      return times.keySet().stream().filter(start -> times.get(start).isEmpty()).toList();
    }

    List<LeftOut> clashing() {
      return times.entrySet().stream()
          .filter(each -> !each.getValue().isEmpty())
          .map(each -> new LeftOut(each.getKey(), each.getValue()))
          .toList();
    }
  }

  /** A time at which there is no session, and why. */
  @Schema(name = "LeftOut")
  public record LeftOut(
      @Schema(implementation = String.class, format = "date-time-local") LocalDateTime startsAt,
      String why) {
    public LocalDate date() {
      return startsAt.toLocalDate();
    }
  }

  /** What was saved of a series. */
  @Schema(name = "Series")
  public record Opened(UUID id, List<SessionView> sessions, List<LeftOut> leftOut) {}

  private static final int FEWEST = 2;
  private static final int MOST = 104;
  private static final int FURTHEST_YEARS = 2;

  private static final String ADD =
      """
      INSERT INTO series (id, every, opened_by, opened_at) VALUES (:id, :every, :opener, :now)
      """;

  private final People people;
  private final Sessions sessions;
  private final ReadPlan readPlan;
  private final Claims claims;
  private final Libraries libraries;
  private final Sql sql;
  private final Clock clock;

  OpenSeries(
      People people,
      Sessions sessions,
      ReadPlan readPlan,
      Claims claims,
      Libraries libraries,
      Sql sql,
      Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.readPlan = readPlan;
    this.claims = claims;
    this.libraries = libraries;
    this.sql = sql;
    this.clock = clock;
  }

  /** What it would be. Saves nothing. */
  @Transactional
  Preview preview(SeriesRequest typed, Places places) {
    var now = clock.instant();
    var fields = new Fields();
    var every = fields.oneOf("every", typed.every(), Every.class, "Choose how often it comes");
    var times =
        TypedText.given(typed.times())
            .map(given -> fields.wholeNumber("times", given, FEWEST, MOST, "Enter how many"))
            .orElse(MOST);
    var until = until(fields, typed);
    fields.throwIfAny();
    var plan = readPlan.read(typed.session(), null, places, now);
    var starts = starts(plan.start(), every, times, until);
    check(fields, starts, now);
    return new Preview(plan, every, judged(plan, starts));
  }

  /** Saves all of it, or, where that is asked for, those that nothing stands in the way of. */
  @Transactional
  public Opened open(SeriesRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var opener = people.recognise(who);
    var wanted = preview(typed, places);
    var plan = wanted.plan();
    claims.lock(plan.resources());
    var times = judged(plan, List.copyOf(wanted.times().keySet()));
    var series = new Preview(plan, wanted.every(), times);
    if (series.free().isEmpty() || !series.clashing().isEmpty() && !typed.leavesClashesOut()) {
      throw new Conflict("clash", told(series));
    }
    var id = UUID.randomUUID();
    sql.of(ADD)
        .bind("id", id)
        .bind("every", wanted.every().name())
        .bind("opener", opener)
        .bind("now", now)
        .update();
    var library = libraries.findById(plan.venue().library());
    var opened =
        series.free().stream()
            .map(start -> new Session(plan.at(start), library, id, null, opener, now))
            .toList();
    sessions.persist(opened);
    sessions.flush();
    claims.claim(
        plan.resources(),
        plan.venue().code(),
        opened.stream().map(each -> Claims.Slot.of(each.id(), each.time())).toList());
    Log.infof(
        "event=series-opened series=%s sessions=%d left-out=%d",
        id, opened.size(), series.clashing().size());
    var all = sessions.anew(opened.stream().map(Session::id).toList());
    return new Opened(id, all.stream().map(SessionView::of).toList(), series.clashing());
  }

  private static LocalDate until(Fields fields, SeriesRequest typed) {
    if (TypedText.given(typed.until()).isEmpty()) {
      if (TypedText.given(typed.times()).isEmpty()) {
        fields.reject("times", "Enter how many sessions there are, or until when");
      }
      return LocalDate.MAX;
    }
    return fields.date("until", typed.until(), "Enter the last day");
  }

  private static List<LocalDateTime> starts(
      LocalDateTime first, Every every, int times, LocalDate until) {
    return IntStream.range(0, times)
        .mapToObj(turn -> every.after(first, turn))
        .takeWhile(start -> !start.toLocalDate().isAfter(until))
        .toList();
  }

  private static void check(Fields fields, List<LocalDateTime> starts, Instant now) {
    if (starts.size() < FEWEST) {
      fields.reject("until", "There is no second session until then. Enter a later day");
    } else {
      var last = now.atZone(London.ZONE).plusYears(FURTHEST_YEARS).toLocalDate();
      if (starts.get(starts.size() - 1).toLocalDate().isAfter(last)) {
        fields.reject("times", "The last must be by %s. Enter fewer".formatted(London.date(last)));
      }
    }
    fields.throwIfAny();
  }

  /** Each time with what stands in its way, which is nothing for most. */
  private Map<LocalDateTime, String> judged(SessionPlan plan, List<LocalDateTime> starts) {
    var times = new LinkedHashMap<LocalDateTime, String>();
    var slots = new ArrayList<Claims.Slot>();
    for (var start : starts) {
      if (SessionTime.exists(start)) {
        slots.add(Claims.Slot.of(UUID.randomUUID(), plan.at(start).time()));
        times.put(start, "");
      } else {
        times.put(
            start,
            "There is no %s, because the clocks go forward"
                .formatted(London.time(start.toLocalTime())));
      }
    }
    claims
        .clashes(plan.resources(), plan.venue().code(), slots)
        .forEach(
            clash ->
                times.merge(
                    slots.get(clash.slot() - 1).time().startsLocal(),
                    clash.words(),
                    (one, other) -> one.isEmpty() ? other : one + ". " + other));
    return times;
  }

  private static String told(Preview series) {
    return series.clashing().stream()
            .map(each -> London.date(each.date()) + ": " + each.why())
            .collect(Collectors.joining(". "))
        + (series.free().isEmpty()
            ? ". None of them can be saved"
            : ". The other %d can be saved without these".formatted(series.free().size()));
  }
}
