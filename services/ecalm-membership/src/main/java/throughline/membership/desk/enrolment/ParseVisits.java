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
import throughline.membership.person.match.AlikeAmong;
import throughline.membership.person.match.Newcomer;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.person.suppression.Suppressions.Named;
import throughline.membership.reference.office.Office;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/** Reads many visits to one office, each by itself, and asks the database for all at once. */
@ApplicationScoped
class ParseVisits {

  private static final String SUPPRESSED =
      "This entry is blocked, so the child is not enrolled. If the family itself wants it, enrol"
          + " the child at the desk";

  /**
   * A visit as it was read.
   *
   * @param place among those sent
   * @param enrolment null if it cannot be kept
   * @param errors why not; none if it can
   */
  record Reading(int place, Enrolment enrolment, List<FieldError> errors) {

    Reading refused(String field, String message) {
      return new Reading(place, null, List.of(new FieldError(field, message)));
    }
  }

  private final LoadKnownFacts loadKnownFacts;
  private final ParseCardNumber readCardNumber;
  private final Suppressions suppressions;
  private final AskIfRecorded askIfRecorded;

  ParseVisits(
      LoadKnownFacts loadKnownFacts,
      ParseCardNumber readCardNumber,
      Suppressions suppressions,
      AskIfRecorded askIfRecorded) {
    this.loadKnownFacts = loadKnownFacts;
    this.readCardNumber = readCardNumber;
    this.suppressions = suppressions;
    this.askIfRecorded = askIfRecorded;
  }

  /** All of them, in their order. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Reading> read(Office office, List<EnrolmentRequest> visits, LocalDate today) {
    var sent = visits.stream().filter(Objects::nonNull).toList();
    var facts =
        loadKnownFacts.of(
            office, cards(sent), sent.stream().map(EnrolmentRequest::postcode).toList());
    var reading = new ParseEnrolment(facts, today);
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

  private List<CardNumber> cards(List<EnrolmentRequest> visits) {
    return visits.stream()
        .flatMap(visit -> Stream.concat(Stream.of(visit.first()), visit.others().stream()))
        .filter(Objects::nonNull)
        .map(child -> readCardNumber.read(new Fields(), "cardNumber", child.cardNumber()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The first visit that names a card gets it. */
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
        .mapToObj(i -> reading.refused(ParseChildren.prefix(i) + "childGivenNames", SUPPRESSED))
        .findFirst()
        .orElse(reading);
  }

  /** But for those who are said to be others. */
  private List<Reading> withoutRecorded(List<Reading> readings, List<EnrolmentRequest> visits) {
    var right = readings.stream().filter(reading -> reading.enrolment() != null).toList();
    var asked =
        right.stream().filter(reading -> !visits.get(reading.place()).isAnotherChild()).toList();
    var recorded = askIfRecorded.of(asked.stream().map(Reading::enrolment).toList());
    var refused = new HashMap<Integer, Reading>();
    for (var i = 0; i < asked.size(); i++) {
      if (recorded.get(i)) {
        var reading = asked.get(i);
        refused.put(reading.place(), reading.refused(AskIfRecorded.FIELD, AskIfRecorded.RECORDED));
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
          .map(AskIfRecorded.SENT_BEFORE::formatted)
          .ifPresent(
              said ->
                  refused.putIfAbsent(reading.place(), reading.refused(AskIfRecorded.FIELD, said)));
    }
    return readings.stream()
        .map(reading -> refused.getOrDefault(reading.place(), reading))
        .toList();
  }

  private static Stream<Newcomer> newcomers(Reading reading) {
    return reading.enrolment().newcomers().stream();
  }

  private static Stream<NewChild> children(Reading reading) {
    return Stream.ofNullable(reading.enrolment()).flatMap(visit -> visit.children().stream());
  }
}
