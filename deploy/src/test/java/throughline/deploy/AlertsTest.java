package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What .ci/lint cannot see: that each alert leads somewhere, and that none is untried. */
class AlertsTest {

  private static final String FOLDER = "deploy/observe/";

  @Test
  void eachLeadsToASectionOfARunbook() {
    for (var alert : alerts()) {
      var runbook = YamlFile.map(alert.get("annotations")).get("runbook").toString().split("#");
      var page = Repository.THIS.text(runbook[0]);
      assertTrue(
          runbook.length == 1 || headings(page).contains(runbook[1]),
          () -> "%s: %s".formatted(alert.get("alert"), String.join("#", runbook)));
    }
  }

  @Test
  void eachIsTriedWhereItHasToSpeak() {
    var names =
        alerts().stream()
            .map(alert -> alert.get("alert").toString())
            .collect(Collectors.toCollection(TreeSet::new));
    var tried = new TreeSet<String>();
    for (var each : YamlFile.list(yaml("alerts-test.yaml").get("tests"))) {
      for (var one : YamlFile.list(YamlFile.map(each).get("alert_rule_test"))) {
        var test = YamlFile.map(one);
        if (!YamlFile.list(test.get("exp_alerts")).isEmpty()) {
          tried.add(test.get("alertname").toString());
        }
      }
    }
    assertFalse(names.isEmpty());
    assertEquals(names, tried);
  }

  private static List<Map<String, Object>> alerts() {
    return YamlFile.list(yaml("alerts.yaml").get("groups")).stream()
        .flatMap(group -> YamlFile.list(YamlFile.map(group).get("rules")).stream())
        .map(YamlFile::map)
        .toList();
  }

  private static Map<String, Object> yaml(String file) {
    return YamlFile.map(Repository.THIS.text(FOLDER + file));
  }

  /** As GitHub names them. */
  private static Set<String> headings(String page) {
    return page.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
