package throughline.volunteers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.ApiDescription;

/** What programs are told about the API is whole, and is what was committed. */
@QuarkusTest
class ApiDescriptionTest {

  @TestHTTPResource(management = true)
  URI management;

  @Test
  void isAsCommitted() throws IOException {
    ApiDescription.servedAt(management).assertIsAsCommitted();
  }

  @Test
  void nothingIsMissing() throws IOException {
    assertEquals(List.of(), ApiDescription.servedAt(management).gaps("throughline.volunteers"));
  }
}
