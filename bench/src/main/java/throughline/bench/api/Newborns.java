package throughline.bench.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.CardNumbers;
import throughline.contracts.places.Library;
import throughline.local.SuiteService;

/** Enrols synthetic newborns as a registrar does, by the service's API. */
public final class Newborns {

  static final Library LIBRARY = Library.seed().get(0);

  /** As many children are born in a day as in a county. */
  private static final int DAYS = 1_500;

  private final Caller registrar;
  private final CardNumbers cards;

  /** Signs the registrar in. */
  public Newborns(Suite suite, CardNumbers cards) {
    this.registrar = suite.caller("registrar", SuiteService.MEMBERSHIP);
    this.cards = cards;
  }

  /** Returns when the service has accepted the enrolment. */
  public void enrol() {
    registrar.post(next());
  }

  /** Returns when the service has answered, which must be that it has enrolled all of them. */
  void enrolTogether(int newborns) {
    var answer =
        registrar.post(ApiRequest.enrolAll(Stream.generate(this::next).limit(newborns).toList()));
    if (answer.get("enrolled").size() != newborns) {
      throw new IllegalStateException("Of a batch some were refused: " + answer.get("refused"));
    }
  }

  private ApiRequest next() {
    var card = cards.next();
    return ApiRequest.enrol(bornOf(card), LIBRARY.districtCode(), LIBRARY.code(), card);
  }

  /** When the child with this card was born: not on one day, on which no county has so many. */
  static LocalDate bornOf(String card) {
    var others = Long.parseLong(card.substring(0, card.length() - 1));
    return LocalDate.now(ZoneOffset.UTC).minusDays(1 + others % DAYS);
  }
}
