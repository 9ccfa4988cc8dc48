package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.rule.Measure;

/** What a share was of once and is no measure today opens, and leads only to what there is. */
@QuarkusTest
class FormerPartTest {

  private static final String SHARE =
      """
      measures:
        - id: share
          title: Share
          outcomes: [1.1-o5]
          kind: ratio
          unit: percent
          polarity: higher
          version: %d
          definition: A share.
          numerator: issues-to-some
          denominator: %s
        - id: issues-to-some
          title: Issues to some
          outcomes: [1.1-o5]
          kind: flow-sum
          unit: issues
          polarity: higher
          version: 1
          definition: Of some.
          from: loan-count
          date: day
          value: under5Issues
          place: library
        - id: %s
          title: The whole
          outcomes: [1.1-o5]
          kind: flow-sum
          unit: issues
          polarity: none
          version: 1
          definition: The whole.
          from: loan-count
          date: day
          value: issues
          place: library
      """;

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject ShippedMeasures measures;
  @Inject Clock clock;

  @BeforeEach
  void aShareOfAnotherWhole() {
    measures.imported(with(SHARE.formatted(1, "former-whole", "former-whole")));
    Database.execute(
        "UPDATE measure_in_force SET in_force_from = '2026-01-01' FROM measure_version"
            + " WHERE measure_version.measure_version_id = measure_in_force.measure_version_id"
            + " AND measure IN ('share', 'issues-to-some', 'former-whole')");
    measures.imported(with(SHARE.formatted(2, "other-whole", "other-whole")));
  }

  @AfterEach
  void forgetIt() {
    measures.forgetOthers();
  }

  @Test
  void itsFigureOfThenOpensAndLeadsBackToTheDashboardOfThen() {
    var then = London.today(clock).minusDays(10);
    assertEquals(404, lead.open("/measures/former-whole").status(), "it is no measure");
    assertEquals(200, lead.open("/measures/share/contributions?knownAt=" + then).status());

    var opened = lead.open("/measures/former-whole/contributions?knownAt=" + then);

    assertLeadsOn(opened);
    assertTrue(opened.links().contains("/?knownAt=" + then), opened.source());
    var file = "/measures/former-whole/contributions/csv?knownAt=" + then;
    assertEquals(200, lead.open(file).status());
    assertTrue(
        lead.open("/measures/issues-to-some/contributions?knownAt=" + then)
            .links()
            .contains("/measures/issues-to-some?knownAt=" + then),
        "a measure has a page");
  }

  @Test
  void whatChangedOfItOpensToo() {
    var today = London.today(clock);
    var days = "?since=%s&until=%s".formatted(today.minusDays(20), today.minusDays(10));
    assertLeadsOn(lead.open("/measures/share/changes" + days));

    var changed = lead.open("/measures/former-whole/changes" + days);

    assertLeadsOn(changed);
    assertTrue(changed.text("nav[aria-label=Back]").contains("Are we on track?"), changed.source());
    assertEquals(200, lead.open("/measures/former-whole/changes/csv" + days).status());
    assertEquals(404, lead.open("/measures/no-whole/changes" + days).status());
  }

  /** Nobody counts it any more: a 0, or "nothing changed", would be no figure. */
  @Test
  void sinceNoShareIsOfItItHasNoFigure() {
    var today = London.today(clock);
    var days = "?since=%s&until=%s".formatted(today.minusDays(20), today);

    assertEquals(404, lead.open("/measures/former-whole/contributions").status());
    assertEquals(404, lead.open("/measures/former-whole/changes" + days).status());
  }

  private void assertLeadsOn(Page page) {
    assertEquals(200, page.status());
    var links = page.links().stream().filter(link -> link.startsWith("/")).distinct().toList();
    assertFalse(links.isEmpty());
    for (var link : links) {
      if (!link.contains("sign-out")) {
        assertEquals(200, lead.open(link).status(), link);
      }
    }
  }

  private static List<Measure> with(String more) {
    var all = new ArrayList<>(ShippedMeasures.ofTheFile());
    all.addAll(Engine.measures(more));
    return all;
  }
}
