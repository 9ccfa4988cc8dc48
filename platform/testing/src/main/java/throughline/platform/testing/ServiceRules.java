package throughline.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * The architecture every service keeps. A service runs them with
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "throughline.volunteers", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *   @ArchTest static final ArchTests rules = ArchTests.in(ServiceRules.class);
 * }
 * }</pre>
 */
public final class ServiceRules {

  private ServiceRules() {}

  /** Services share contracts and platform, never each other's classes. */
  @ArchTest
  static final ArchRule services_do_not_know_each_other =
      slices()
          .matching("throughline.(membership|bookings|volunteers|tracker)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  /** What two features need of each other is a third, or belongs to one of them. */
  @ArchTest static final ArchRule packages_have_no_cycles = packagesHaveNoCycles();

  /** A resource or page parses, calls one use case and maps: transactions belong to use cases. */
  @ArchTest
  static final ArchRule resources_and_pages_hold_no_transaction =
      methods()
          .that()
          .areDeclaredInClassesThat(areEndpoints())
          .should()
          .notBeAnnotatedWith(Transactional.class)
          .allowEmptyShould(true);

  /** It has no query of its own either: what a page lists, a use case reads, for every caller. */
  @ArchTest static final ArchRule resources_and_pages_touch_no_repository = endpointsOnlyCall();

  /** Time is injected as a Clock, so that a test can be on any day. */
  @ArchTest
  static final ArchRule nobody_asks_the_system_for_the_time =
      noClasses().should().callMethodWhere(readsTheSystemClock()).allowEmptyShould(true);

  static ArchRule packagesHaveNoCycles() {
    return slices().matching("throughline.(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  static ArchRule endpointsOnlyCall() {
    return noClasses()
        .that(areEndpoints())
        .should()
        .dependOnClassesThat(areRepositories())
        .allowEmptyShould(true);
  }

  /** Whatever its name is. */
  private static DescribedPredicate<JavaClass> areEndpoints() {
    return DescribedPredicate.describe(
        "are resources or pages", type -> type.isAnnotatedWith("jakarta.ws.rs.Path"));
  }

  /** By name, since not every user of this rule has the libraries on its class path. */
  private static DescribedPredicate<JavaClass> areRepositories() {
    return DescribedPredicate.describe(
        "are repositories or reach the database by themselves",
        type ->
            type.isAssignableTo("io.quarkus.hibernate.orm.panache.PanacheRepositoryBase")
                || type.isAssignableTo("jakarta.persistence.EntityManager")
                || type.isAssignableTo("org.jdbi.v3.core.Jdbi")
                || type.isAssignableTo("javax.sql.DataSource")
                || type.isAssignableTo("throughline.platform.database.Statements")
                || type.isAssignableTo("throughline.tracker.database.Snapshots"));
  }

  static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
    return DescribedPredicate.describe("reads the system clock", ServiceRules::readsTheSystemClock);
  }

  /** A time zone given to {@code now} makes it no less the system's: only a Clock does. */
  private static boolean readsTheSystemClock(JavaMethodCall call) {
    var owner = call.getTargetOwner();
    if (owner.getPackageName().equals("java.time") && call.getName().equals("now")) {
      return call.getTarget().getRawParameterTypes().stream()
          .noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
    return owner.isEquivalentTo(Clock.class) && call.getName().matches("(system|tick[A-Z]).*")
        || owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis");
  }
}
