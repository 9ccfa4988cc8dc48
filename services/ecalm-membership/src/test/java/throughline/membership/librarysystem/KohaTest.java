package throughline.membership.librarysystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.librarysystem.LibrarySystemFixture.koha;
import static throughline.membership.librarysystem.LibrarySystemFixture.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A client of a small server that does as Koha does, held to the contract. */
abstract class KohaTest {

  static final String CARD = "22390900000018";
  static final String OTHER_CARD = "22390900000026";

  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  final KohaServer server = new KohaServer();
  final KohaLibrarySystem koha = koha(settings(server, Map.of()), NOON);

  @AfterEach
  void everyRequestAndAnswerKeptTheContract() {
    server.close();
    assertEquals(List.of(), server.contract.broken());
    assertTrue(
        server.sent.stream().noneMatch(sent -> sent.address().contains("22390")),
        "a card number in an address");
  }
}
