package throughline.tracker;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import throughline.platform.testing.ServiceRules;

@AnalyzeClasses(
    packages = "throughline.tracker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests rules = ArchTests.in(ServiceRules.class);

  /** Each knows what is before it; pages, the intake and rebuilds stand on top of all five. */
  @ArchTest
  static final ArchRule one_direction =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("log")
          .definedBy("..tracker.log..")
          .layer("fact")
          .definedBy("..tracker.fact..")
          .layer("rule")
          .definedBy("..tracker.rule..")
          .layer("ledger")
          .definedBy("..tracker.ledger..")
          .layer("figure")
          .definedBy("..tracker.figure..")
          .whereLayer("fact")
          .mayOnlyAccessLayers("log")
          .whereLayer("rule")
          .mayOnlyAccessLayers("log", "fact")
          .whereLayer("ledger")
          .mayOnlyAccessLayers("log", "fact", "rule")
          .whereLayer("log")
          .mayNotAccessAnyLayer();
}
