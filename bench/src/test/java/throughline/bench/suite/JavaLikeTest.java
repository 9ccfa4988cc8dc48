package throughline.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaLikeTest {

  @Test
  void allOptionsAreKeptAndTheProgramIsNot() {
    assertEquals(
        List.of("/jdk/bin/java", "-Xmx224m", "-XX:+UseSerialGC"),
        JavaLike.upToJar(
            List.of("/jdk/bin/java", "-Xmx224m", "-XX:+UseSerialGC", "-jar", "service.jar")));
  }

  @Test
  void aProcessWithoutAJarIsNoService() {
    assertThrows(
        IllegalArgumentException.class, () -> JavaLike.upToJar(List.of("java", "kafka.Kafka")));
  }
}
