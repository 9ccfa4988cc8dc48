package throughline.bench.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.CardNumbers;
import throughline.contracts.places.Library;
import throughline.local.SuiteService;

/** Enrols synthetic newborns as a registrar does, by the service's API. */
public final class Newborns {

  static final Library LIBRARY = Library.seed().get(0);
  static final int AGE_DAYS = 10;

  private final Caller registrar;
  private final LocalDate born = LocalDate.now(ZoneOffset.UTC).minusDays(AGE_DAYS);
  private final CardNumbers cards;

  /** Signs the registrar in. */
  public Newborns(Suite suite, CardNumbers cards) {
    this.registrar = suite.caller("registrar", SuiteService.MEMBERSHIP);
    this.cards = cards;
  }

  /** Returns when the service has accepted the enrolment. */
  public void enrol() {
    registrar.post(ApiRequest.enrol(born, LIBRARY.districtCode(), LIBRARY.code(), cards.next()));
  }
}
