package throughline.tracker;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import throughline.platform.testing.ServiceRules;

@AnalyzeClasses(
    packages = "throughline.tracker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests rules = ArchTests.in(ServiceRules.class);

  @ArchTest
  static final ArchRule rooms_know_only_what_is_before_them =
      ServiceRules.roomsInOrder(
          "throughline.tracker",
          List.of(
              "shared..",
              "engine..",
              "intake..",
              "figure..",
              "entry..",
              "plan..",
              "rulechange..",
              "review..",
              "release..",
              "web..",
              "demo.."));

  /** Within the engine too. */
  @ArchTest
  static final ArchRule the_engines_parts_know_only_what_is_before_them =
      ServiceRules.roomsInOrder(
          "throughline.tracker.engine",
          List.of(
              "database..",
              "log..",
              "schema..",
              "plan..",
              "fact..",
              "rule..",
              "measurefile..",
              "ledger..",
              "rebuild.."));
}
