package throughline.bench.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.CardNumbers;
import throughline.client.SampleName;
import throughline.contracts.places.Library;
import throughline.local.SuiteService;

/** Enrols synthetic newborns as a registrar does, by the service's API. */
public final class Newborns {

  private static final Library LIBRARY = Library.seed().get(0);

  /** As many children are born in a day as in a county. */
  private static final int DAYS = 1_500;

  private final Caller registrar;
  private final CardNumbers cards;

  public Newborns(Suite suite, CardNumbers cards) {
    this(suite, suite.address(SuiteService.MEMBERSHIP), cards);
  }

  Newborns(Suite suite, String address, CardNumbers cards) {
    this.registrar = suite.caller(suite.demo("registrar"), address);
    this.cards = cards;
  }

  public Map<String, String> enrol() {
    var card = cards.next();
    registrar.post(request(card));
    return given(card);
  }

  void enrolTogether(int newborns) {
    var visits = Stream.generate(() -> request(cards.next())).limit(newborns).toList();
    var answer = registrar.post(ApiRequest.enrolAll(visits));
    if (answer.get("enrolled").size() != newborns) {
      throw new IllegalStateException("Of a batch some were refused: " + answer.get("refused"));
    }
  }

  private static ApiRequest request(String card) {
    return ApiRequest.enrol(bornOf(card), LIBRARY.districtCode(), LIBRARY.code(), card);
  }

  static Map<String, String> given(String card) {
    var name = SampleName.of(card);
    return Map.of(
        "card", card,
        "place", placeOf(card),
        "given", name.given(),
        "family", name.family(),
        "contact", name.contact(),
        "born", bornOf(card).toString());
  }

  private static String placeOf(String card) {
    return card.substring(0, card.length() - 1);
  }

  /** When the child with this card was born: not on one day, on which no county has so many. */
  private static LocalDate bornOf(String card) {
    return LocalDate.now(ZoneOffset.UTC).minusDays(1 + Long.parseLong(placeOf(card)) % DAYS);
  }
}
