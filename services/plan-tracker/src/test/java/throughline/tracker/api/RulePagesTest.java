package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;

/** A rule is proposed by choosing fields and values; nobody has to write one. */
@QuarkusTest
class RulePagesTest {

  private static final String FORM = "/trials/fields";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject ShippedMeasures measures;

  @AfterEach
  void forgetWhatWasTried() {
    measures.forgetOthers();
  }

  @Test
  void aNewMeasureIsMadeOfTheFieldsOfARecord() {
    assertTrue(lead.open("/trials").links().contains(FORM));
    assertTrue(lead.open(FORM).text("main").contains("Hours entry"));
    assertFalse(lead.open(FORM).text("main").contains("Observation"), "people enter those");
    var form = lead.open(FORM + "?from=hours-entry");
    assertTrue(form.text("main").contains("Only approved time counts"), "what the field means");

    var typed = typed();
    typed.put("kind", "FLOW_SUM");
    typed.put("unit", "MINUTES");
    typed.put("value", "days.minutes");
    typed.put("date", "days.date");
    typed.put("place", "library");
    typed.put("when-status", "APPROVED");
    typed.put("when-youngPerson", "true");
    var trial = lead.follow(lead.send(form, FORM, typed));

    var rule = trial.text("pre");
    for (var line :
        List.of(
            "id: time-of-young-people",
            "kind: flow-sum",
            "from: hours-entry",
            "status: APPROVED",
            "each: days",
            "date: days.date",
            "value: days.minutes",
            "place: library",
            "version: 1")) {
      assertTrue(rule.contains(line), line + " in " + rule);
    }
    assertTrue(rule.contains("youngPerson: \"true\""), rule);
  }

  @Test
  void theFormOfAMeasureBeginsWithItsRuleAndWhatItCannotShowStays() {
    var form = lead.open(FORM + "?measure=newborns-enrolled");
    assertTrue(form.has("[name=when-enrolledAs][value=NEWBORN][checked]"), form.source());
    assertTrue(form.has("[name=when-enrolledAs][value=-][checked]"), "before it was told");
    assertTrue(form.has("[name=when-channel][value=REGISTRAR][checked]"));
    assertFalse(form.has("[name=kind]"), "that is another measure");

    var boxes = new HashMap<String, List<String>>();
    boxes.put("title", List.of("Newborns enrolled as library members"));
    boxes.put("definition", List.of("Newborns enrolled by registrars"));
    boxes.put("date", List.of("enrolledOn"));
    boxes.put("place", List.of("enrolledAt"));
    boxes.put("when-recordState", List.of("VALID"));
    boxes.put("when-channel", List.of("REGISTRAR"));
    boxes.put("when-enrolledAs", List.of("NEWBORN", "-"));
    boxes.put("reason", List.of("A test"));
    var same = lead.tick(form, FORM, boxes);
    assertTrue(same.problems().toString().contains("changes nothing"), same.source());

    boxes.put("when-enrolledAs", List.of("NEWBORN"));
    var rule = lead.follow(lead.tick(form, FORM, boxes)).text("pre");
    assertTrue(rule.contains("enrolledAs: NEWBORN"), rule);
    assertTrue(rule.contains("version: 3") && rule.contains("recordState: VALID"), rule);
  }

  @Test
  void aShareIsMadeOfTwoMeasures() {
    var form = lead.open(FORM + "?from=share");
    var typed = typed();
    typed.put("numerator", "newborns-enrolled");
    typed.put("denominator", "members-under-5");

    var rule = lead.follow(lead.send(form, FORM, typed)).text("pre");

    assertTrue(rule.contains("kind: ratio") && rule.contains("unit: percent"), rule);
  }

  @Test
  void whatIsMissingIsNamedAtItsBoxAndNothingChosenIsLost() {
    var form = lead.open(FORM + "?from=booking");
    var typed = typed();
    typed.put("when-status", "ATTENDED");

    var refused = lead.send(form, FORM, typed);

    assertEquals(400, refused.status());
    var problems = refused.problems().toString();
    for (var box : List.of("#unit ", "#kind ", "#date ")) {
      assertTrue(problems.contains(box), box + problems);
    }
    assertTrue(refused.has("[name=when-status][value=ATTENDED][checked]"));
    assertEquals(404, lead.open(FORM + "?from=observation").status());
    assertEquals(404, lead.open(FORM + "?measure=no-such-measure").status());
  }

  @Test
  void whatDoesNotGoTogetherIsSaidAtItsBox() {
    var form = lead.open(FORM + "?from=booking");
    var typed = typed();
    typed.putAll(Map.of("unit", "NUMBER", "kind", "FLOW_COUNT", "date", "sessionDate"));
    typed.put("when-topic", "-");

    var refused = lead.send(form, FORM, typed);

    assertTrue(
        refused.problems().toString().contains("#when-topic when: topic needs a value"),
        refused.problems().toString());
  }

  private static Map<String, String> typed() {
    return new HashMap<>(
        Map.of(
            "title", "Time of young people",
            "outcome", "3.3-o1",
            "definition", "Approved time of people from 12 to 24",
            "polarity", "HIGHER",
            "reason", "A test"));
  }
}
