package throughline.platform.web.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.permission.Places;

class PlaceClaimTest {

  private static final Set<String> ROLES = Set.of("keeper", "guide");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void eachRoleHasItsOwnPlaces() {
    assertEquals(
        Map.of("keeper", Places.of("NORTH", "SOUTH"), "guide", Places.of("EAST")),
        read("keeper@NORTH", "guide@EAST", "keeper@SOUTH", "keeper@NORTH"));
    assertEquals(0, ignored());
  }

  @Test
  void aStarIsEveryPlaceOfThatRoleAlone() {
    var places = read("keeper@*", "keeper@NORTH", "guide@EAST");

    assertEquals(Places.everywhere(), places.get("keeper"));
    assertEquals(Places.of("EAST"), places.get("guide"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keeper@NORTH guide@EAST",
        " keeper@NORTH,guide@EAST ",
        "keeper@NORTH,\n guide@EAST"
      })
  void oneTextHoldsEntriesWithSpacesOrCommasBetween(String claim) {
    assertEquals(
        Map.of("keeper", Places.of("NORTH"), "guide", Places.of("EAST")),
        read(new JsonObject().put("places", claim), "places"));
  }

  @Test
  void aRoleThatThePersonDoesNotHaveGetsNothing() {
    assertEquals(Map.of(), read("owner@*", "owner@NORTH", "Keeper@NORTH"));
    assertEquals(3, ignored());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "keeper",
        "keeper@",
        "@NORTH",
        "*@*",
        "*@NORTH",
        "keeper@**",
        "keeper@NORTH*",
        "keeper@*NORTH",
        "keeper@NORTH,SOUTH",
        "keeper@NORTH keeper@SOUTH",
        "keeper@@NORTH",
        "keeper@NORTH@*",
        "keeper@NORTH\u0000",
        "keeper@ NORTH",
        "keeper@NORTH ",
        "keeper@%",
        "keeper@NO'RTH",
        "keeper@-NORTH",
        "keeper@\u202eNORTH",
      })
  void whatIsNotAnEntryOfAListGivesNothingAndIsCounted(String entry) {
    assertEquals(Map.of(), read(entry));
    assertEquals(1, ignored());
  }

  @Test
  void anotherKindOfValueGivesNothing() {
    assertEquals(Map.of(), read(new JsonObject().put("places", 7), "places"));
    assertEquals(Map.of(), read(new JsonObject().put("places", new JsonObject()), "places"));
    var mixed = new JsonArray().add(7).addNull().add(new JsonArray().add("keeper@NORTH"));
    assertEquals(Map.of(), read(new JsonObject().put("places", mixed), "places"));
    assertEquals(Map.of(), read(new JsonObject().putNull("places"), "places"));
    assertEquals(Map.of(), read(new JsonObject(), "places"));
  }

  @Test
  void aCodeCountsExactlyAsItIsWritten() {
    var places = read("keeper@north").get("keeper");

    assertTrue(places.includes("north"));
    assertFalse(places.includes("NORTH"));
    assertFalse(places.includes("nort"));
    assertFalse(places.includes(null), "a record of no place is somebody's");
    assertTrue(Places.everywhere().includes(null));
  }

  @Test
  void tenThousandEntriesAreReadAtOnce() {
    var entries = IntStream.range(0, 10_000).mapToObj(i -> "keeper@P" + i).toArray(String[]::new);

    assertEquals(10_000, read(entries).get("keeper").codes().size());
  }

  @Test
  void thePathLeadsThroughObjectsAndAQuotedNameMayHoldASlash() {
    var list = new JsonArray().add("keeper@NORTH");
    var nested = new JsonObject().put("realm_access", new JsonObject().put("places", list));
    var ofACouncil = new JsonObject().put("https://council.example/places", list);
    var expected = Map.of("keeper", Places.of("NORTH"));

    assertEquals(expected, read(nested, "realm_access/places"));
    assertEquals(expected, read(ofACouncil, "\"https://council.example/places\""));
    assertEquals(Map.of(), read(nested, "places"));
    assertEquals(Map.of(), read(nested, "realm_access/places/deeper"));
  }

  @Test
  void withoutAPlaceARequestIsRefusedInWordsThatHelp() {
    var refusal = assertThrows(NoPlace.class, () -> Places.none().required());

    assertTrue(refusal.getMessage().contains("Ask whoever looks after accounts"));
    assertEquals(Places.of("NORTH"), Places.of("NORTH").required());
    assertEquals(Places.everywhere(), Places.everywhere().required());
  }

  private Map<String, Places> read(String... entries) {
    return read(new JsonObject().put("places", new JsonArray(List.of(entries))), "places");
  }

  private Map<String, Places> read(JsonObject claims, String path) {
    return new PlaceClaim(path, registry).read(claims, ROLES);
  }

  private double ignored() {
    return registry.counter("places.ignored").count();
  }
}
