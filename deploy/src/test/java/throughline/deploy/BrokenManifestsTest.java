package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that never fails checks nothing: each mistake here must be found, and named. */
class BrokenManifestsTest {

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      base/volunteers.yaml | name: DB_PASSWORD | name: DB_PASSWRD | no service reads the variable DB_PASSWRD
      base/volunteers.yaml | name: DB_PASSWORD | name: DB_PASSWRD | does not work without the variable DB_PASSWORD
      base/volunteers.yaml | name: kafka-user-volunteers | name: kafka-user-volunteer | key password of Secret kafka-user-volunteer
      base/volunteers.yaml | path: /q/health/live | path: /health/live | /q/health/live of the management port
      base/volunteers.yaml | port: management | port: admin | port admin, which it does not have
      base/volunteers.yaml | targetPort: http | targetPort: web | leads to port web
      base/volunteers.yaml | replicas: 2 | replicas: 1 | goes away when one node is drained
      base/volunteers.yaml | drop: [ALL] | drop: [NET_RAW] | keeps capabilities
      base/volunteers.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | can write to its image
      base/volunteers.yaml | terminationGracePeriodSeconds: 45 | terminationGracePeriodSeconds: 10 | killed before its outbox
      base/volunteers.yaml | - name: tmp\\n          emptyDir | - name: temp\\n          emptyDir | mounts tmp, which is not one of its volumes
      base/volunteers.yaml | sizeLimit: 1Gi | sizeLimit: 128Mi | is evicted by files that it takes
      base/plan-tracker.yaml | replicas: 2 | replicas: 1 | goes away when one node is drained
      base/network-policies.yaml | [Ingress, Egress] | [Ingress] | no policy denies by default
      base/kustomization.yaml | HTTP_PORT=8080 | HTTP_PORT=8081 | listens on 8081 for http
      overlays/development/kustomization.yaml | - OIDC_ISSUER=http | - OIDC_ISSUR=http | does not work without the variable OIDC_ISSUER
      operated/network-policies.yaml | component: broker | component: brokr | selects no pods
      operated/network-policies.yaml | port: 5432 | port: 5433 | has no port 5433
      overlays/development/kustomization.yaml | configurations: | configuratons: | unknown field "configuratons"
      operated/keycloak.yaml | configMap:\\n            name: master-realm | configMap:\\n            name: mastr-realm | there is no ConfigMap mastr-realm
      operated/kustomization.yaml | name: postgresql-ca | name: postgresql-cas | there is no key ca.crt of Secret postgresql-cas
      """)
  void aMistakeIsFound(String file, String old, String mistake, String found) {
    List<String> problems = problemsWith("k8s/" + file, old, mistake, "development");
    assertTrue(
        problems.stream().anyMatch(problem -> problem.contains(found)),
        () -> "not found: %s%nbut: %s".formatted(found, problems));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      secretName: volunteers-tls | secretName: volunteer-tls | no Certificate makes the Secret volunteer-tls
      hosts: [volunteers.council.example] | hosts: [council.example] | volunteers.council.example has no certificate
      proxy-body-size: 100m | proxy-body-size: 1m | cuts off files before it can refuse them
      enable-access-log: "false" | enable-access-log: "true" | logs the secrets of links by mail
      path: /family/link | path: /family/links | logs the secrets of links by mail
      name: volunteers\\n                port | name: volunteer\\n                port | port http of Service volunteer
      """)
  void anIngressThatLeadsNowhereIsFound(String old, String mistake, String found) {
    List<String> problems =
        problemsWith("k8s/overlays/production/ingress.yaml", old, mistake, "production");
    assertTrue(problems.stream().anyMatch(problem -> problem.contains(found)), found);
  }

  private static List<String> problemsWith(
      String file, String old, String mistake, String overlay) {
    String was = copy.text(file);
    copy.edit(file, old.replace("\\n", "\n"), mistake.replace("\\n", "\n"));
    try {
      return ManifestsTest.problems(Manifests.read(copy.path("k8s/overlays/" + overlay)));
    } catch (IllegalArgumentException refused) {
      return List.of(refused.getMessage());
    } finally {
      copy.write(file, was);
    }
  }
}
