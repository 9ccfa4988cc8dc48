package throughline.platform.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import throughline.platform.testing.PlatformRules;

@AnalyzeClasses(packages = "throughline.platform.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(PlatformRules.class);

  /** A use case that a page, a file, a job and a message call has to be free of all four. */
  @ArchTest
  static final ArchRule core_knows_neither_http_nor_sql =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..",
              "jakarta.persistence..",
              "java.sql..",
              "javax.sql..",
              "io.vertx..",
              "io.quarkus.vertx..",
              "org.jboss.resteasy..",
              "org.hibernate..");
}
