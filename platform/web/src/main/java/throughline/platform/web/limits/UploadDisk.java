package throughline.platform.web.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The disk for files of requests that are not answered yet, shared as the memory for bodies is. */
@Singleton
public class UploadDisk {

  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream file) throws IOException;
  }

  private final BodyBudget budget;

  UploadDisk(@ConfigProperty(name = "throughline.limits.upload.disk") MemorySize disk) {
    this.budget = new BodyBudget(disk.asLongValue());
  }

  boolean take(String sender, long bytes) {
    return budget.take(sender, bytes);
  }

  void giveBack(String sender, long bytes) {
    budget.giveBack(sender, bytes);
  }

  /**
   * Makes a file that was kept a part of this request, as if it had come with it. Blocks.
   *
   * @param kept what is known of it
   * @return false if there is no room for it now
   * @throws IOException if the content cannot be written; then the request has no file
   */
  public boolean bring(RoutingContext request, UploadedFile kept, Content content)
      throws IOException {
    String sender = IncomingBody.sender(request);
    if (!take(sender, kept.size())) {
      return false;
    }
    request.addEndHandler(answered -> giveBack(sender, kept.size()));
    Path path = Files.createTempFile("upload-", ".tmp");
    request.addEndHandler(answered -> request.vertx().fileSystem().delete(path.toString()));
    try (OutputStream file = Files.newOutputStream(path)) {
      content.writeTo(file);
    }
    request.put(UploadedFile.class.getName(), kept.at(path));
    return true;
  }
}
