package throughline.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "throughline.bench", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** A package can be read, and taken away, by itself. */
  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("throughline.(**)").should().beFreeOfCycles();
}
