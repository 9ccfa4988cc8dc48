package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.membership.card.CardNumber;
import throughline.membership.card.ParseCardNumber;
import throughline.membership.desk.enrolment.LoadKnownFacts.KnownFacts;
import throughline.membership.person.match.AlikeAmong;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Newcomer;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.person.suppression.Suppressions.Named;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;

/** Reads visits to one office, each by itself, and asks the database for all at once. */
@ApplicationScoped
class ParseVisits {
  static final String ANOTHER_CHILD = "anotherChild";

  /** Says that there is one and nothing of it: nobody learns what they may not see. */
  static final String RECORDED =
      "There is a record that is likely of a child of this visit. Look for it, or, if it is"
          + " another child, send YES as anotherChild";

  private static final String SENT_BEFORE =
      "Another visit of this call is likely of the same child: the one in place %d. Leave one of"
          + " them out, or, if it is another child, send YES as anotherChild";
  private static final String SUPPRESSED =
      "This entry is blocked, so the child is not enrolled. If the family itself wants it, enrol"
          + " the child at the desk";

  /**
   * A visit as it was read.
   *
   * @param enrolment null if it cannot be kept
   */
  record Reading(int place, Enrolment enrolment, List<FieldError> errors) {
    Reading refused(String field, String message) {
      return new Reading(place, null, List.of(new FieldError(field, message)));
    }
  }

  private final ParseOffice readOffice;
  private final LoadKnownFacts loadKnownFacts;
  private final ParseCardNumber readCardNumber;
  private final Suppressions suppressions;
  private final FindLikely findLikely;

  ParseVisits(
      ParseOffice readOffice,
      LoadKnownFacts loadKnownFacts,
      ParseCardNumber readCardNumber,
      Suppressions suppressions,
      FindLikely findLikely) {
    this.readOffice = readOffice;
    this.loadKnownFacts = loadKnownFacts;
    this.readCardNumber = readCardNumber;
    this.suppressions = suppressions;
    this.findLikely = findLikely;
  }

  /** The one visit of a desk, whose form may name the office. */
  @Transactional(Transactional.TxType.MANDATORY)
  Enrolment readAtDesk(EnrolmentRequest typed, Places places, LocalDate today) {
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    var visit =
        new ParseEnrolment(facts(office, List.of(typed)), today).read(fields, office, typed);
    var children = visit.children().stream().map(NewChild::named).toList();
    var suppressed = suppressions.among(children, today);
    for (var i = 0; i < children.size(); i++) {
      if (suppressed.contains(children.get(i))) {
        fields.reject(ParseEnrolment.prefix(i) + "childGivenNames", ParseEnrolment.SUPPRESSED);
      }
    }
    fields.throwIfAny();
    return visit;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  List<Reading> read(Office office, List<EnrolmentRequest> visits, LocalDate today) {
    var sent = visits.stream().filter(Objects::nonNull).toList();
    var reading = new ParseEnrolment(facts(office, sent), today);
    var read =
        IntStream.range(0, visits.size())
            .mapToObj(place -> read(reading, place, visits.get(place)))
            .toList();
    return withoutRecorded(withCardsOfTheirOwn(withoutSuppressed(read, today)), visits);
  }

  private static Reading read(ParseEnrolment reading, int place, EnrolmentRequest typed) {
    var nothing = new Reading(place, null, List.of());
    if (typed == null) {
      return nothing.refused("visit", "Send the visit, or leave it out");
    }
    try {
      return new Reading(place, reading.read(typed), List.of());
    } catch (InvalidInput wrong) {
      return new Reading(place, null, wrong.errors());
    }
  }

  private KnownFacts facts(Office office, List<EnrolmentRequest> visits) {
    return loadKnownFacts.of(
        office, cards(visits), visits.stream().map(EnrolmentRequest::postcode).toList(), false);
  }

  private List<CardNumber> cards(List<EnrolmentRequest> visits) {
    return visits.stream()
        .flatMap(visit -> Stream.concat(Stream.of(visit.first()), visit.others().stream()))
        .filter(Objects::nonNull)
        .map(child -> readCardNumber.read(new Fields(), "cardNumber", child.cardNumber()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static List<Reading> withCardsOfTheirOwn(List<Reading> readings) {
    var given = new HashSet<CardNumber>();
    var own = new ArrayList<Reading>();
    for (var reading : readings) {
      var twice = children(reading).filter(child -> given.contains(child.card())).findFirst();
      own.add(
          twice
              .map(
                  child ->
                      reading.refused(
                          child.cardField(),
                          "Another visit of this call has this card. Take another card"))
              .orElse(reading));
      if (twice.isEmpty()) {
        children(reading).map(NewChild::card).forEach(given::add);
      }
    }
    return own;
  }

  private List<Reading> withoutSuppressed(List<Reading> readings, LocalDate today) {
    var suppressed =
        suppressions.among(
            readings.stream().flatMap(ParseVisits::children).map(NewChild::named).toList(), today);
    return readings.stream().map(reading -> unlessSuppressed(reading, suppressed)).toList();
  }

  private static Reading unlessSuppressed(Reading reading, Set<Named> suppressed) {
    var children = children(reading).toList();
    return IntStream.range(0, children.size())
        .filter(i -> suppressed.contains(children.get(i).named()))
        .mapToObj(i -> reading.refused(ParseEnrolment.prefix(i) + "childGivenNames", SUPPRESSED))
        .findFirst()
        .orElse(reading);
  }

  private List<Reading> withoutRecorded(List<Reading> readings, List<EnrolmentRequest> visits) {
    var right = readings.stream().filter(reading -> reading.enrolment() != null).toList();
    var asked =
        right.stream().filter(reading -> !visits.get(reading.place()).isAnotherChild()).toList();
    var recorded = recorded(asked.stream().map(Reading::enrolment).toList());
    var refused = new HashMap<Integer, Reading>();
    for (var i = 0; i < asked.size(); i++) {
      if (recorded.get(i)) {
        var reading = asked.get(i);
        refused.put(reading.place(), reading.refused(ANOTHER_CHILD, RECORDED));
      }
    }
    var sent = new AlikeAmong();
    right.forEach(
        reading ->
            newcomers(reading).forEach(child -> sent.add(reading.place(), reading.place(), child)));
    for (var reading : asked) {
      newcomers(reading)
          .flatMap(child -> sent.before(reading.place(), reading.place(), child).stream())
          .findFirst()
          .map(AlikeAmong.Earlier::place)
          .map(SENT_BEFORE::formatted)
          .ifPresent(
              said -> refused.putIfAbsent(reading.place(), reading.refused(ANOTHER_CHILD, said)));
    }
    return readings.stream()
        .map(reading -> refused.getOrDefault(reading.place(), reading))
        .toList();
  }

  private List<Boolean> recorded(List<Enrolment> visits) {
    var found =
        findLikely.of(visits.stream().flatMap(visit -> visit.newcomers().stream()).toList());
    var answers = new ArrayList<Boolean>();
    var from = 0;
    for (var visit : visits) {
      var to = from + visit.children().size();
      answers.add(found.subList(from, to).stream().anyMatch(each -> !each.likely().isEmpty()));
      from = to;
    }
    return answers;
  }

  private static Stream<Newcomer> newcomers(Reading reading) {
    return reading.enrolment().newcomers().stream();
  }

  private static Stream<NewChild> children(Reading reading) {
    return Stream.ofNullable(reading.enrolment()).flatMap(visit -> visit.children().stream());
  }
}
