package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.membership.desk.enrolment.ParseVisits.Reading;
import throughline.membership.desk.offer.DeferredOffers;
import throughline.membership.desk.offline.DeskSeals.WrittenDown;
import throughline.membership.member.Member;
import throughline.membership.person.match.OpenCases;
import throughline.membership.record.RecordAction;
import throughline.membership.reference.office.ParseOffice;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;

/** A registrar makes the newborns of a visit library members: all of them or none. */
@ApplicationScoped
public class EnrolNewborn {
  static final int MOST = 200;

  /** Many visits to one office, as a program sends them. */
  @Schema(name = "EnrolVisits", description = "Visits to one registration office")
  public record EnrolmentsRequest(
      @Schema(
              description =
                  "Code of the registration office of all visits; may be left out if you have only"
                      + " one",
              examples = "OXFORD")
          String office,
      @Schema(description = "1 to 200, none of which names an office", required = true)
          List<EnrolmentRequest> visits) {
    public EnrolmentsRequest {
      visits = Optional.ofNullable(visits).orElse(List.of());
    }

    /** Hides families from any log that this object slips into. */
    @Override
    public String toString() {
      return "EnrolmentsRequest";
    }
  }

  /** What became of the visits of a call. It echoes nothing about the families. */
  @Schema(name = "EnrolledVisits")
  public record EnrolledVisits(
      @Schema(description = "Those that were enrolled") List<Enrolled> enrolled,
      @Schema(description = "Those that were not; every other was") List<Refused> refused) {
    /** One that was enrolled. */
    @Schema(name = "EnrolledVisit")
    public record Enrolled(
        @Schema(description = "Its place among the visits sent, from 0") int visit,
        EnrolmentView enrolment) {}

    /** One that has to be put right and sent again. */
    @Schema(name = "RefusedVisit")
    public record Refused(
        @Schema(description = "Its place among the visits sent, from 0") int visit,
        @Schema(description = "One entry for each wrong field") List<FieldError> errors) {}
  }

  private final ParseOffice readOffice;
  private final ParseVisits readVisits;
  private final KeepEnrolments keepEnrolments;
  private final DeferredOffers deferredOffers;
  private final OpenCases openCases;
  private final AuditTrail trail;
  private final Clock clock;

  EnrolNewborn(
      ParseOffice readOffice,
      ParseVisits readVisits,
      KeepEnrolments keepEnrolments,
      DeferredOffers deferredOffers,
      OpenCases openCases,
      AuditTrail trail,
      Clock clock) {
    this.readOffice = readOffice;
    this.readVisits = readVisits;
    this.keepEnrolments = keepEnrolments;
    this.deferredOffers = deferredOffers;
    this.openCases = openCases;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps the members, gives the cards and publishes that. Of two enrolments with one card at once
   * the second waits for the first and is then told that the card is taken.
   */
  @Transactional
  public EnrolmentView enrol(EnrolmentRequest typed, String registrar, Places places) {
    return enrol(typed, typed.isAnotherChild(), registrar, places);
  }

  @Transactional
  public EnrolmentView enrol(
      EnrolmentRequest typed, boolean isAnotherChild, String registrar, Places places) {
    var now = clock.instant();
    var visit = readVisits.readAtDesk(typed, places, London.dateOf(now));
    var enrolled =
        isAnotherChild
            ? keepEnrolments.keep(List.of(visit), registrar, now).get(0)
            : keepEnrolments.keepUnlessRecorded(visit, registrar, now);
    visit.deferredOffer().ifPresent(offer -> deferredOffers.take(offer, places));
    enrolled.forEach(member -> Log.infof("event=newborn-enrolled member=%s", member.key()));
    return EnrolmentView.of(enrolled);
  }

  /** What another of the office wrote down without a network, as if that one had sent it. */
  @Transactional
  EnrolmentView enrolForAnother(
      WrittenDown written, EnrolmentRequest typed, String sender, Places places) {
    var actor = new Actor(sender, Roles.REGISTRAR, written.officeAmong(places));
    var enrolled = enrol(typed, true, written.by(), written.places());
    trail.appendAll(
        Stream.concat(Stream.of(enrolled.id()), enrolled.others().stream())
            .map(RecordAction::record)
            .map(member -> AuditEntry.of(actor, RecordAction.SENT_FOR_ANOTHER, member))
            .toList());
    return enrolled;
  }

  /** Whether a record may be of the same child as one of this member's visit. */
  @Transactional
  boolean isLikeAnother(UUID member) {
    return openCases.isOpenOfVisit(member);
  }

  /**
   * Enrols the visits that a program sends, each all or none of its children, by as many statements
   * for all of them as for one. A visit that is wrong is refused alone.
   *
   * @throws Conflict if a desk has given one of the cards in this moment: nothing is kept
   */
  @Transactional
  public EnrolledVisits enrolMany(EnrolmentsRequest typed, String registrar, Places places) {
    var now = clock.instant();
    var fields = new Fields();
    var office = readOffice.read(fields, typed.office(), places);
    if (typed.visits().isEmpty() || typed.visits().size() > MOST) {
      fields.reject("visits", "Send 1 to %d visits in one call".formatted(MOST));
    }
    fields.throwIfAny();
    var readings = readVisits.read(office, typed.visits(), London.dateOf(now));
    var right = readings.stream().filter(reading -> reading.errors().isEmpty()).toList();
    var enrolled = keep(right, registrar, places, now);
    enrolled.stream()
        .flatMap(List::stream)
        .forEach(member -> Log.infof("event=newborn-enrolled member=%s", member.key()));
    return answer(right, enrolled, readings);
  }

  private List<List<Member>> keep(
      List<Reading> right, String registrar, Places places, Instant now) {
    var visits = right.stream().map(Reading::enrolment).toList();
    try {
      var enrolled = keepEnrolments.keep(visits, registrar, now);
      visits.forEach(
          visit -> visit.deferredOffer().ifPresent(offer -> deferredOffers.take(offer, places)));
      return enrolled;
    } catch (InvalidInput cardIsTaken) {
      throw new Conflict(
          "card-given-meanwhile",
          "One of these cards was given at a desk in this moment, so nobody was enrolled. Send the"
              + " visits again: the answer then says which");
    }
  }

  private static EnrolledVisits answer(
      List<Reading> right, List<List<Member>> enrolled, List<Reading> readings) {
    var done = new ArrayList<EnrolledVisits.Enrolled>();
    for (var i = 0; i < right.size(); i++) {
      done.add(
          new EnrolledVisits.Enrolled(right.get(i).place(), EnrolmentView.of(enrolled.get(i))));
    }
    return new EnrolledVisits(
        done,
        readings.stream()
            .filter(reading -> !reading.errors().isEmpty())
            .map(reading -> new EnrolledVisits.Refused(reading.place(), reading.errors()))
            .toList());
  }
}
