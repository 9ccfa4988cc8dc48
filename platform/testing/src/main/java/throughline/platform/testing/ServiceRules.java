package throughline.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

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

  private static final Set<String> TIME_TYPES =
      Set.of(
          Instant.class.getName(),
          LocalDate.class.getName(),
          LocalDateTime.class.getName(),
          ZonedDateTime.class.getName());

  private ServiceRules() {}

  /** Services share contracts and platform, never each other's classes. */
  @ArchTest
  static final ArchRule services_do_not_know_each_other =
      slices()
          .matching("throughline.(membership|bookings|volunteers|tracker)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  /** A resource or page parses, calls one use case and maps: transactions belong to use cases. */
  @ArchTest
  static final ArchRule resources_and_pages_hold_no_transaction =
      methods()
          .that()
          .areDeclaredInClassesThat(areEndpoints())
          .should()
          .notBeAnnotatedWith(Transactional.class)
          .allowEmptyShould(true);

  /** Time is injected as a Clock, so that a test can be on any day. */
  @ArchTest
  static final ArchRule nobody_asks_the_system_for_the_time =
      noClasses().should().callMethodWhere(readsTheSystemClock()).allowEmptyShould(true);

  private static DescribedPredicate<JavaClass> areEndpoints() {
    return DescribedPredicate.describe(
        "are resources or pages",
        type ->
            type.getSimpleName().endsWith("Resource") || type.getSimpleName().endsWith("Pages"));
  }

  private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
    return DescribedPredicate.describe("reads the system clock", ServiceRules::readsTheSystemClock);
  }

  private static boolean readsTheSystemClock(JavaAccess<?> call) {
    var owner = call.getTargetOwner().getName();
    var takesNothing = ((JavaMethodCall) call).getTarget().getRawParameterTypes().isEmpty();
    if (TIME_TYPES.contains(owner)) {
      return call.getName().equals("now") && takesNothing;
    }
    return owner.equals(Clock.class.getName()) && call.getName().startsWith("system")
        || owner.equals(System.class.getName()) && call.getName().equals("currentTimeMillis");
  }
}
