package throughline.platform.web.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.web.OnTheNetwork;

/** The management port as it is seen from another machine: by an address that is not loopback's. */
@QuarkusTest
// On purpose: its application is the one on the network.
@TestProfile(OnTheNetwork.class)
class StrangersAtManagementTest {

  private static final String TOKEN = OnTheNetwork.TOKEN;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private String fromAfar;

  @BeforeEach
  void findAddress() throws SocketException {
    var address = addressOnTheNetwork();
    assumeTrue(address.isPresent(), "this machine is on no network");
    fromAfar = "http://%s:%d".formatted(address.get().getHostAddress(), management.getPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/live", "/ready", "/started"})
  void aStrangerHearsUpAndNoMore(String kind) {
    given()
        .get(fromAfar + "/q/health" + kind)
        .then()
        .statusCode(200)
        .body("$", equalTo(Map.of("status", "UP")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/metrics",
        "/q/openapi",
        "/q/swagger-ui/",
        "/q/health/well",
        "/q/health/group/x",
        "/q/health/../metrics",
        "/q//metrics",
        "/q/",
        "/"
      })
  void restIsNotThere(String path) {
    given().urlEncodingEnabled(false).get(fromAfar + path).then().statusCode(404).body(equalTo(""));
  }

  @Test
  void whoeverBringsTheTokenSeesIt() {
    given()
        .auth()
        .oauth2(TOKEN)
        .get(fromAfar + "/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("jvm_memory_used_bytes"));
    given().auth().oauth2("wrong").get(fromAfar + "/q/metrics").then().statusCode(404);
  }

  @Test
  void thisMachineSeesTheDetail() {
    given().get(management.resolve("/q/health/ready")).then().body("$", hasKey("checks"));
  }

  private static Optional<InetAddress> addressOnTheNetwork() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
        .findFirst();
  }
}
