package throughline.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.inject.Produces;

/** The architecture that each part of the platform keeps, run as {@link ServiceRules} are. */
public final class PlatformRules {

  private PlatformRules() {}

  /** Whoever owns contracts or services must be able to change them without a look in here. */
  @ArchTest
  static final ArchRule platform_knows_neither_contracts_nor_services =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("throughline..")
                  .and(resideOutsideOfPackage("throughline.platform..")));

  /**
   * A service takes the parts it needs: the tracker has no outbox. The core, the database and what
   * servers need are below all of them.
   */
  @ArchTest
  static final ArchRule parts_do_not_know_each_other =
      slices()
          .matching("throughline.platform.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("throughline.platform.."),
              resideInAnyPackage(
                  "throughline.platform.servers..",
                  "throughline.platform.core..",
                  "throughline.platform.database.."))
          .ignoreDependency(
              resideInAPackage("throughline.platform.testing.."),
              resideInAPackage("throughline.platform.servers.."));

  /** A package can be read, and taken away, by itself. */
  @ArchTest static final ArchRule packages_have_no_cycles = ServiceRules.packagesHaveNoCycles();

  /** A page of the platform is one of the service that shows it. */
  @ArchTest
  static final ArchRule resources_and_pages_touch_no_repository = ServiceRules.endpointsOnlyCall();

  /** Only the bean that everybody else is given as a Clock asks the system. */
  @ArchTest
  static final ArchRule nobody_asks_the_system_for_the_time =
      noClasses()
          .should()
          .callMethodWhere(ServiceRules.readsTheSystemClock().and(not(isInAProducer())));

  @ArchTest
  static final ArchRule there_is_no_clock_but_the_systems =
      ServiceRules.there_is_no_clock_but_the_systems;

  private static DescribedPredicate<JavaMethodCall> isInAProducer() {
    return describe(
        "is in a CDI producer", call -> call.getOrigin().isAnnotatedWith(Produces.class));
  }
}
