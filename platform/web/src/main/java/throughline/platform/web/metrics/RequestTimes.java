package throughline.platform.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts the requests within 0.3 and 1 second: three series for each, where a histogram has 70. */
class RequestTimes {

  private static final double[] BOUNDS = {
    Duration.ofMillis(300).toNanos(), Duration.ofSeconds(1).toNanos()
  };

  @Produces
  @Singleton
  MeterFilter bounds() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id meter, DistributionStatisticConfig config) {
        return meter.getName().equals("http.server.requests")
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BOUNDS)
                .build()
                .merge(config)
            : config;
      }
    };
  }
}
