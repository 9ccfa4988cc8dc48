package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.membership.reference.office.ParseOffice;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** A registrar says what came of an offer that made no member. */
@ApplicationScoped
public class RecordOffer {
  /** Without letters and digits that are taken for each other. */
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int CODE_LENGTH = 5;
  private final ParseOffice readOffice;
  private final OfferTally tally;
  private final DeferredOffers deferred;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RecordOffer(ParseOffice readOffice, OfferTally tally, DeferredOffers deferred, Clock clock) {
    this.readOffice = readOffice;
    this.tally = tally;
    this.deferred = deferred;
    this.clock = clock;
  }

  /**
   * Counts it for the office and the day, or lets it wait under a code. Who recorded it is kept
   * nowhere: with the time it would lead to the appointment.
   *
   * @param places the registrar's offices
   * @throws InvalidInput naming every wrong field
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
    tally.countOne(office.code(), London.today(clock), outcome);
    return OfferView.counted(office.code(), outcome);
  }

  private OfferView waiting(String office) {
    while (true) {
      var id = UUID.randomUUID();
      var code = code();
      if (deferred.add(id, code, office, clock.instant())) {
        return OfferView.deferred(office, id, code);
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
}
