package throughline.membership.desk.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.web.input.Form;

/** A registrar says what came of an offer that made no member. */
@ApplicationScoped
public class RecordOffer {
  /** What came of an offer of membership that made no member. An accepted one is an enrolment. */
  enum OfferOutcome {
    DECLINED("Declined"),
    NOT_OFFERED("Not offered"),
    DEFERRED("Later");

    private final String inWords;

    OfferOutcome(String inWords) {
      this.inWords = inWords;
    }
  }

  /** The outcome of an offer as the API or a button sends it. It asks for no reason and no name. */
  @Schema(name = "RecordOffer", description = "What came of an offer that made no member")
  public record OfferRequest(
      @Schema(
              description = "Code of the registration office; may be left out if you have only one",
              examples = "OXFORD")
          String office,
      @Schema(
              enumeration = {"DECLINED", "NOT_OFFERED", "DEFERRED"},
              required = true)
          String outcome) {
    static OfferRequest of(Form form) {
      return new OfferRequest(form.text("office"), form.text("outcome"));
    }
  }

  /**
   * An offer that has just been counted, as a link of the start page says it; one that was garbled
   * is none.
   */
  public record RecordedOffer(String outcome, String inWords, String office) {
    /** Null if it is none. */
    public static RecordedOffer of(String outcome, String office) {
      return Arrays.stream(OfferOutcome.values())
          .filter(each -> each.name().equals(outcome) && each != OfferOutcome.DEFERRED)
          .map(each -> new RecordedOffer(each.name(), each.inWords, office == null ? "" : office))
          .findFirst()
          .orElse(null);
    }
  }

  /** What a recorded offer answers. */
  @Schema(name = "Offer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfferView(
      @Schema(examples = "OXFORD") String office,
      OfferOutcome outcome,
      @Schema(description = "Of a deferred offer: send it as deferredOffer with the enrolment")
          UUID id,
      @Schema(description = "Of a deferred offer: what the family takes along", examples = "K7QF2")
          String code) {}

  /** Without letters and digits that are taken for each other. */
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int CODE_LENGTH = 5;
  private static final String ONE_MORE =
      """
      INSERT INTO offer_tally (office_code, day, outcome, number)
      VALUES (:office, :day, :outcome, 1)
      ON CONFLICT ON CONSTRAINT offer_tally_pk DO UPDATE SET number = offer_tally.number + 1
      """;
  private static final String ONE_LESS =
      """
      UPDATE offer_tally SET number = number - 1
      WHERE office_code = :office AND day = :day AND outcome = :outcome AND number > 0
      """;

  /** What became of an offer that waited. */
  enum Closing {
    DECLINED,
    MISTAKE
  }

  private final ParseOffice readOffice;
  private final Sql sql;
  private final DeferredOffers deferred;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RecordOffer(ParseOffice readOffice, Sql sql, DeferredOffers deferred, Clock clock) {
    this.readOffice = readOffice;
    this.sql = sql;
    this.deferred = deferred;
    this.clock = clock;
  }

  /**
   * Counts it for the office and the day, or lets it wait under a code. Who recorded it is kept
   * nowhere: with the time it would lead to the appointment.
   */
  @Transactional
  public OfferView record(OfferRequest typed, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var outcome =
        fields.oneOf("outcome", typed.outcome(), OfferOutcome.class, "Choose what came of it");
    fields.throwIfAny();
    if (outcome == OfferOutcome.DEFERRED) {
      return waiting(office.code());
    }
    count(ONE_MORE, office.code(), outcome);
    return new OfferView(office.code(), outcome, null, null);
  }

  private OfferView waiting(String office) {
    while (true) {
      var id = UUID.randomUUID();
      var code = code();
      if (deferred.add(id, code, office, clock.instant())) {
        return new OfferView(office, OfferOutcome.DEFERRED, id, code);
      }
    }
  }

  private String code() {
    return random
        .ints(CODE_LENGTH, 0, ALPHABET.length())
        .mapToObj(ALPHABET::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /**
   * The wrong button was pressed: one less of today's offers with that outcome.
   *
   * @throws Conflict if none of them was counted today
   */
  @Transactional
  void takeBack(OfferRequest typed, Places places) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var outcome =
        fields.oneOf("outcome", typed.outcome(), OfferOutcome.class, "Choose what to take back");
    fields.throwIfAny();
    if (count(ONE_LESS, office.code(), outcome) == 0) {
      throw new Conflict(
          "nothing-to-take-back",
          "No such offer is counted today any more. Go back to the start page to see what is");
    }
  }

  /**
   * A family that wanted to think about it does not want it, which is counted today, or the button
   * was a mistake.
   */
  @Transactional
  void close(UUID id, String typed, Places places) {
    var fields = new Fields();
    var closing = fields.oneOf("closing", typed, Closing.class, "Choose what became of it");
    fields.throwIfAny();
    var office =
        deferred
            .take(id, places)
            .orElseThrow(() -> new NotFound("deferred offer with this number"));
    if (closing == Closing.DECLINED) {
      count(ONE_MORE, office, OfferOutcome.DECLINED);
    }
  }

  private int count(String change, String office, OfferOutcome outcome) {
    var today = London.today(clock);
    return sql.of(change)
        .bind("office", office)
        .bind("day", today)
        .bind("outcome", outcome)
        .update();
  }
}
