package throughline.volunteers;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import throughline.platform.testing.ServiceRules;

@AnalyzeClasses(packages = "throughline.volunteers", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ServiceRules.class);

  @ArchTest
  static final ArchRule ROOMS =
      ServiceRules.roomsInOrder(
          "throughline.volunteers",
          List.of(
              "place..",
              "link..",
              "role..",
              "volunteer..",
              "joining..",
              "standing..",
              "rota..",
              "hours..",
              "sheet..",
              "today..",
              "voice..",
              "monitoring..",
              "thanks..",
              "record..",
              "imports..",
              "start.."));
}
