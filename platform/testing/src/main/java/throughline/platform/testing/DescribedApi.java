package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * What programs are told about the API is whole, and is what was committed. A service takes part by
 * inheriting it.
 */
public abstract class DescribedApi {

  private final String applicationPackage;

  /**
   * Describes the application under test.
   *
   * @param applicationPackage its root package
   */
  protected DescribedApi(String applicationPackage) {
    this.applicationPackage = applicationPackage;
  }

  @Test
  void isAsCommitted() throws IOException {
    served().assertIsAsCommitted();
  }

  @Test
  void nothingIsMissing() throws IOException {
    assertEquals(List.of(), served().gaps(applicationPackage));
  }

  private static ApiDescription served() throws IOException {
    var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    return ApiDescription.servedAt(URI.create("http://localhost:" + port + "/"));
  }
}
