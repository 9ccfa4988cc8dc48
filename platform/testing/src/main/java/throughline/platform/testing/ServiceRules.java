package throughline.platform.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final String HEAVY_ANSWER = "throughline.platform.web.heavy.HeavyAnswer";

  private ServiceRules() {}

  private static final Pattern SERVICE =
      Pattern.compile("throughline\\.(membership|bookings|volunteers|tracker)\\b.*");

  private static final String NAMES_OF_HTTP =
      ".*(Pages|Page|Resource|Request|Form|Parameters|Cookies)(\\$.*|_.*)?";

  /** Services share contracts and platform, never each other's classes. */
  @ArchTest
  static final ArchRule services_do_not_know_each_other =
      classes().should(knowNoOtherService()).allowEmptyShould(true);

  /** Who reads a use case need not know HTTP. */
  @ArchTest
  static final ArchRule only_pages_resources_and_requests_know_http =
      noClasses()
          .that()
          .haveNameNotMatching(NAMES_OF_HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.core.http..", "org.jboss.resteasy..")
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

  /** Sixty PDFs at once ended a service: whoever makes a file takes its turn. */
  @ArchTest
  static final ArchRule what_makes_a_file_takes_its_turn =
      methods().that(makeAFile()).should(takeItsTurn()).allowEmptyShould(true);

  /** Time is injected as a Clock, so that a test can be on any day. */
  @ArchTest
  static final ArchRule nobody_asks_the_system_for_the_time =
      noClasses().should().callMethodWhere(readsTheSystemClock()).allowEmptyShould(true);

  /** Nothing that ships can be put into another time: only tests and the demonstration can. */
  @ArchTest
  static final ArchRule there_is_no_clock_but_the_systems =
      noClasses()
          .that()
          .resideOutsideOfPackage("throughline.platform.testing..")
          .should()
          .beAssignableTo(Clock.class)
          .allowEmptyShould(true);

  /**
   * Each room knows itself and those named before it; every class of the root is in one of them.
   *
   * @param root the package that holds the rooms
   * @param rooms patterns of packages below it, the one that knows no other first
   */
  public static ArchRule roomsInOrder(String root, List<String> rooms) {
    var layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(root + "..")
            .withOptionalLayers(true);
    layers = layers.layer(root).definedBy(root).whereLayer(root).mayNotAccessAnyLayer();
    for (var room : rooms) {
      layers = layers.layer(room).definedBy(root + "." + room);
    }
    for (int i = 0; i < rooms.size(); i++) {
      var before = Stream.concat(Stream.of(root), rooms.subList(0, i).stream());
      layers = layers.whereLayer(rooms.get(i)).mayOnlyAccessLayers(before.toArray(String[]::new));
    }
    return layers.ensureAllClassesAreContainedInArchitectureIgnoring(
        resideOutsideOfPackage(root + ".."));
  }

  static ArchRule packagesHaveNoCycles() {
    return slices().matching("throughline.(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> knowNoOtherService() {
    return new ArchCondition<>("know no class of another service") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var own = serviceOf(type);
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          var other = serviceOf(dependency.getTargetClass());
          if (other.isPresent() && !other.equals(own)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static Optional<String> serviceOf(JavaClass type) {
    var named = SERVICE.matcher(type.getPackageName());
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  static ArchRule endpointsOnlyCall() {
    return noClasses()
        .that(areEndpoints())
        .should()
        .dependOnClassesThat(areRepositories())
        .allowEmptyShould(true);
  }

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
                || type.isAssignableTo("throughline.tracker.engine.database.ReadOnlyTransactions"));
  }

  private static DescribedPredicate<JavaMethod> makeAFile() {
    return DescribedPredicate.describe(
        "are endpoints that make a PDF, a table or a stream of bytes",
        method -> isEndpoint(method) && reachesAFile(method));
  }

  private static boolean isEndpoint(JavaMethod method) {
    return method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod");
  }

  private static boolean reachesAFile(JavaMethod endpoint) {
    var seen = new HashSet<JavaCodeUnit>();
    var open = new ArrayDeque<JavaCodeUnit>(List.of(endpoint));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (seen.add(next)) {
        for (var call : next.getMethodCallsFromSelf()) {
          if (makesAFile(call)) {
            return true;
          }
          call.getTarget().resolveMember().ifPresent(open::add);
        }
      }
    }
    return false;
  }

  /** By name, since not every user of this rule has the libraries on its class path. */
  private static boolean makesAFile(JavaMethodCall call) {
    var owner = call.getTargetOwner().getName();
    return owner.equals("throughline.platform.files.pdf.Pdf")
        || owner.equals("throughline.platform.files.table.TableWriter")
        || owner.equals("java.io.OutputStream");
  }

  private static ArchCondition<JavaMethod> takeItsTurn() {
    return new ArchCondition<>("be a @HeavyAnswer") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean does =
            method.isAnnotatedWith(HEAVY_ANSWER) || method.getOwner().isAnnotatedWith(HEAVY_ANSWER);
        events.add(
            new SimpleConditionEvent(
                method, does, method.getFullName() + " takes its turn: " + does));
      }
    };
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
