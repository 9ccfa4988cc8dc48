package throughline.bench.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BareJavaTest {

  @Test
  void allOptionsAreKeptAndTheProgramIsNot() {
    assertEquals(
        List.of("/jdk/bin/java", "-Xmx224m", "-XX:+UseSerialGC"),
        BareJava.upToJar(
            List.of("/jdk/bin/java", "-Xmx224m", "-XX:+UseSerialGC", "-jar", "service.jar")));
  }

  @Test
  void aProcessWithoutAJarIsNoService() {
    assertThrows(
        IllegalArgumentException.class, () -> BareJava.upToJar(List.of("java", "kafka.Kafka")));
  }
}
