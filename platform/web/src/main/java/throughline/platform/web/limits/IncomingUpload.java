package throughline.platform.web.limits;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * A form with one file on its way in. The file goes to the disk as it comes, the fields stay in
 * memory. All of it runs on the event loop of its connection, which never waits for the disk.
 *
 * <p>A file that is too large is read to its end and thrown away, up to a bound: a browser that is
 * still sending would not show the answer that says so.
 */
final class IncomingUpload {

  /** How many times the limit is thrown away before the connection is given up. */
  private static final int PATIENCE = 8;

  private static final int MOST_FIELDS = 100;

  private final RoutingContext request;
  private final HttpServerRequest http;
  private final BodyLimits.Limit limit;
  private final BodyBudget disk;
  private final IntConsumer outcome;
  private final String sender;
  private final FormData form = new FormData(MOST_FIELDS);
  private Future<Void> written = Future.succeededFuture();
  private UploadedFile file;
  private long received;
  private long taken;
  private boolean decided;
  private long timer;

  /**
   * Reads nothing yet.
   *
   * @param outcome is told once: {@link IncomingBody#COMPLETE}, or the status of the refusal
   */
  IncomingUpload(
      RoutingContext request, BodyLimits.Limit limit, BodyBudget disk, IntConsumer outcome) {
    this.request = request;
    this.http = request.request();
    this.limit = limit;
    this.disk = disk;
    this.outcome = outcome;
    this.sender = IncomingBody.sender(request);
  }

  /** Its fields and the file, once it is complete. */
  FormData form() {
    return form;
  }

  void read() {
    timer = request.vertx().setTimer(limit.deadline().toMillis(), late -> decide(408));
    request.addEndHandler(answered -> forget());
    http.setExpectMultipart(true);
    http.uploadHandler(this::keep);
    http.handler(part -> count(part.length()));
    http.endHandler(end -> written.onComplete(done -> complete(done.succeeded())));
    http.exceptionHandler(cut -> decide(400));
    http.resume();
  }

  private void count(int length) {
    received += length;
    if (received > PATIENCE * limit.bytes()) {
      decide(413);
    }
  }

  private void keep(HttpServerFileUpload upload) {
    if (file != null || decided || !isSent(upload)) {
      upload.handler(thrownAway -> {});
      return;
    }
    file = new UploadedFile(upload.name(), upload.filename(), temporary(), limit.bytes());
    var place = request.vertx().fileSystem();
    upload.pause();
    written =
        place
            .open(file.path().toString(), UploadedFile.HOW)
            .compose(
                open -> {
                  upload.handler(
                      part -> {
                        if (isRoomFor(part.length())) {
                          open.write(part);
                          waitIfFull(upload, open);
                        }
                      });
                  var end = Promise.<Void>promise();
                  upload.endHandler(last -> open.close().onComplete(end));
                  upload.exceptionHandler(cut -> open.close().onComplete(end));
                  upload.resume();
                  return end.future();
                });
  }

  private static void waitIfFull(HttpServerFileUpload upload, AsyncFile open) {
    if (open.writeQueueFull()) {
      upload.pause();
      open.drainHandler(room -> upload.resume());
    }
  }

  /** A form in which no file was chosen sends one without a name. */
  private static boolean isSent(HttpServerFileUpload upload) {
    return upload.filename() != null && !upload.filename().isBlank();
  }

  private boolean isRoomFor(int length) {
    if (decided || file.isTooLarge() || !file.grow(length)) {
      return false;
    }
    if (!disk.take(sender, length)) {
      decide(503);
      return false;
    }
    taken += length;
    return true;
  }

  private void complete(boolean written) {
    if (!decided) {
      http.formAttributes().forEach(field -> form.add(field.getKey(), field.getValue()));
      if (file != null) {
        form.add(file.field(), file.path(), file.name(), new CaseInsensitiveMap<>());
        request.put(UploadedFile.class.getName(), file);
      }
    }
    decide(written ? IncomingBody.COMPLETE : 400);
  }

  private void decide(int status) {
    if (!decided) {
      decided = true;
      request.vertx().cancelTimer(timer);
      outcome.accept(status);
    }
  }

  private void forget() {
    disk.giveBack(sender, taken);
    if (file != null) {
      written.onComplete(
          done -> request.vertx().fileSystem().delete(file.path().toString(), gone -> {}));
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("upload-", ".tmp");
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }
}
