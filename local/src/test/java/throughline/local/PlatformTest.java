package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64v8",
    "Mac OS X, x86_64, darwin-amd64",
    "Mac OS X, aarch64, darwin-arm64v8",
    "SunOS, sparcv9, sunos-sparcv9"
  })
  void isNamedAsPostgreSqlsArchivesAre(String system, String processor, String name) {
    assertEquals(name, Platform.system(system) + "-" + Platform.processor(processor));
  }
}
