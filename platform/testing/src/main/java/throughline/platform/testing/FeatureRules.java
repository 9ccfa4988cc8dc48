package throughline.platform.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How the features of a service may know each other, run as {@link ServiceRules} are. */
public final class FeatureRules {

  private FeatureRules() {}

  /** What two features need of each other is a third, or belongs to one of them. */
  @ArchTest
  static final ArchRule features_have_no_cycles =
      slices().matching("throughline.(*).(*)..").should().beFreeOfCycles();
}
