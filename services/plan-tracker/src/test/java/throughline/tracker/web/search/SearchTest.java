package throughline.tracker.web.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types is found however they type it. */
class SearchTest {

  private static final List<Entry> ENTRIES =
      List.of(
          Entry.of(
              "Measure", "Volunteer hours", "3.3 Volunteering", "/hours", "Time that was given"),
          Entry.of("Measure", "% of under 5s registered", "1.1 Learning", "/under-5s", "Children"),
          Entry.of("Milestone", "Open a café at Cowley", "2.4 Audience", "/cafe", "March 2027"),
          Entry.of("Library", "Cowley", "Oxford", "/cowley", ""),
          Entry.of(
              "Priority", "2.3 Libraries for business", "Place", "/business", "People’s ideas"));

  @ParameterizedTest
  @CsvSource({
    "volunteer hours, /hours",
    "HOURS   volunteer, /hours",
    "the hours of a volunteer, /hours",
    "volunteers, /hours",
    "volunter, /hours",
    "vlounteer, /hours",
    "time given, /hours",
    "cafe, /cafe",
    "CAFÉ, /cafe",
    "café cowley, /cafe",
    "library business, /business",
    "2.3, /business",
    "peoples, /business",
    "people's, /business",
    "under 5, /under-5s",
    "child, /under-5s"
  })
  void caseAccentsOrderAndATypingErrorAreForgiven(String typed, String path) {
    assertEquals(path, found(typed).entries().get(0).path(), typed);
  }

  @Test
  void whatIsCalledSoComesBeforeWhatSpeaksOfIt() {
    assertEquals(
        List.of("/cowley", "/cafe"), found("Cowley").entries().stream().map(Entry::path).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4 cowley volunteer", "9.9", "hour glass", "%", "…"})
  void whatNothingAnswersToIsNotFound(String typed) {
    assertTrue(found(typed).entries().isEmpty(), typed);
  }

  @Test
  void thePageSaysWhichWordIsNotThere() {
    var found = found("volunteer zeppelins");
    assertEquals(List.of("zeppelins"), found.unknown());
    assertEquals("volunteer", found.known());
    assertTrue(found("hours cowley").unknown().isEmpty());
  }

  @Test
  void manyResultsAreCutAndTheirNumberIsSaid() {
    var many = Collections.nCopies(60, ENTRIES.get(0));
    var found = Found.in(many, "hours");
    assertEquals(50, found.shown().size());
    assertEquals("The first 50 of 60 results", found.count());
    assertEquals("1 result", found("hours").count());
  }

  @Test
  void wordsThatAreOnlyAlikeAreNotTheSame() {
    assertEquals(1, Words.changes("form", "from"));
    assertEquals(3, Words.changes("kitten", "sitting"));
    assertEquals(Words.NOT, Words.alike("borough", "borrow"));
    assertEquals(Words.NOT, Words.alike("art", "arm"));
    assertEquals(Words.NOT, Words.alike("2026", "2027"));
    assertFalse(Words.alike("library", "libraries") == Words.NOT);
  }

  private static Found found(String typed) {
    return Found.in(ENTRIES, typed);
  }
}
