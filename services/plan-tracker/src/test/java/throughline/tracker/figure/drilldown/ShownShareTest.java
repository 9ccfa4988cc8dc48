package throughline.tracker.figure.drilldown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.MeasureHistory;

/**
 * Every share opens into the two figures that it was shown with, and these into facts that add up
 * to them, whatever became known since.
 */
class ShownShareTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-04-20");
  private static final String SHARE = "issues-to-under-5s-percent";
  private static final String CHERWELL = "E07000177";
  private static final String OXFORD = "E07000178";

  private final Engine engine = Engine.withShippedMeasures().on(TODAY.toString());
  private final ReadOnlyTransactions snapshots = new ReadOnlyTransactions(engine.jdbi);
  private final OpenShare shares = new OpenShare(snapshots, engine.measures, engine.clock);
  private final OpenFigure figures = new OpenFigure(snapshots, engine.measures, engine.clock);

  @Test
  void itIsAsItWasShownAfterMoreAndCorrections() {
    loans(1, "BANB", CHERWELL, "2026-04-10", 412, 67);
    loans(1, "BICE", CHERWELL, "2026-03-10", 100, 10);
    loans(1, "HEAD", OXFORD, "2026-04-11", 88, 33);
    var shown = page();
    assertEquals(5, shown.size(), shown.keySet()::toString);
    assertTrue(shown.containsValue("20% (100 of 500)"), shown::toString);
    shown.forEach((address, text) -> assertFalse(opensAs(address, text).hasMoved(), address));

    loans(2, "BANB", CHERWELL, "2026-04-10", 400, 200);
    loans(1, "BANB", CHERWELL, "2026-04-12", 50, 50);
    loans(1, "BICE", CHERWELL, "2026-03-11", 50, 50);

    shown.forEach(this::opensAs);
    var county = open(shown.keySet().iterator().next());
    assertTrue(county.hasMoved());
    assertEquals("52.6% (283 of 538)", county.now().text());
    assertEquals(county.now().text(), open(county.latest()).figure().text());
  }

  private OpenShare.OpenedShare opensAs(String address, String shown) {
    var opened = open(address);
    assertEquals(shown, opened.figure().text(), address);
    opened.numerators().forEach(this::opensInto);
    opened.denominators().forEach(this::opensInto);
    return opened;
  }

  private void opensInto(OpenShare.Part part) {
    var address = part.address().toString();
    var opened =
        figures.open(Pages.asked(address, engine.clock), Pages.lines(address)).orElseThrow();
    assertEquals(part.figure().value(), opened.total(), address);
    long lines = opened.lines().stream().mapToLong(FactLine::amount).sum();
    assertEquals(opened.total(), lines, address);
  }

  private OpenShare.OpenedShare open(String address) {
    return shares.open(Pages.asked(address, engine.clock)).orElseThrow();
  }

  /** Every share that its page shows, by the address of its link; the headline first. */
  private Map<String, String> page() {
    var history =
        snapshots.read(
            handle ->
                MeasureHistory.read(
                    handle,
                    engine.measures(handle).version(SHARE, TODAY).orElseThrow(),
                    TODAY,
                    engine.clock.instant()));
    var shown = new LinkedHashMap<String, String>();
    note(shown, history.addressOf(history.headline().current()), history.headline().current());
    history.timeline().forEach(month -> note(shown, history.addressOf(month), month));
    history.places().forEach(place -> note(shown, history.addressOf(place), place.figure()));
    return shown;
  }

  private static void note(Map<String, String> shown, FigureAddress address, Figure figure) {
    if (figure.hasValue()) {
      shown.put(address.toString(), figure.text());
    }
  }

  private void loans(
      int version, String library, String district, String day, int all, int under5) {
    engine.take(
        engine.record(
            MembershipEvents.LOANS_COUNTED.type(),
            library + "/" + day,
            """
            {"version":%d,"library":"%s","district":"%s","day":"%s","issues":%d,"issuesWithoutRenewals":%d,
             "childrensIssues":0,"under5Issues":%d,"under5IssuesWithoutRenewals":%d,"under5ChildrensIssues":0}"""
                .formatted(version, library, district, day, all, all, under5, under5)));
  }
}
