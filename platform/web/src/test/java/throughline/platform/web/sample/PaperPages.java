package throughline.platform.web.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import throughline.platform.web.heavy.HeavyAnswer;

/** A file that takes as long to make as a test wants. */
@Path("/paper")
@RolesAllowed("volunteer")
public class PaperPages {

  /** Each paper takes one. */
  public static final Semaphore INK = new Semaphore(0);

  /** How many are being made. */
  public static final AtomicInteger AT_WORK = new AtomicInteger();

  @GET
  @HeavyAnswer
  @Produces(MediaType.TEXT_PLAIN)
  public StreamingOutput paper() {
    return out -> {
      AT_WORK.incrementAndGet();
      try {
        INK.acquireUninterruptibly();
      } finally {
        AT_WORK.decrementAndGet();
      }
      out.write("paper".getBytes(StandardCharsets.UTF_8));
    };
  }
}
