package throughline.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void everyDemonstrationPersonIsToldWhichServiceToOpen() {
    var settings = new Settings(Path.of(".."), Path.of("target"), Path.of("target"), Ports.free());
    var summary = Summary.of(settings, Duration.ofSeconds(20));
    var services =
        Stream.of(SuiteService.values()).map(SuiteService::title).collect(Collectors.joining("|"));

    for (var person : Realm.people()) {
      var line =
          Pattern.compile(
              "(?m)^ +%s +%s +(%s): \\S.*$"
                  .formatted(person.username(), person.password(), services));
      assertTrue(line.matcher(summary).find(), person.username() + " in" + summary);
    }
  }
}
