package throughline.platform.web.limits;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * A form with one file on its way in. The file goes to the disk as it comes, the fields stay in
 * memory. All of it runs on the event loop of its connection, which never waits for the disk.
 *
 * <p>A file that is too large is read to its end and thrown away, up to a bound: a browser that is
 * still sending would not show the answer that says so.
 */
final class IncomingUpload implements FormParts.FileTarget {

  /** How many times the limit is thrown away before the connection is given up. */
  private static final int PATIENCE = 8;

  private final RoutingContext request;
  private final HttpServerRequest http;
  private final FileSystem files;
  private final BodyLimits.Limit limit;
  private final UploadDisk disk;
  private final Predicate<FormData> mayBringFile;
  private final IntConsumer outcome;
  private final String sender;
  private final FormParts parts;
  private final Deque<Buffer> waiting = new ArrayDeque<>();
  private Promise<AsyncFile> writing;
  private Future<Void> closed;
  private AsyncFile open;
  private Path path;
  private UploadedFile file;
  private long received;
  private long taken;
  private boolean full;
  private boolean decided;
  private long timer;

  IncomingUpload(
      RoutingContext request,
      BodyLimits.Limit limit,
      UploadDisk disk,
      Predicate<FormData> mayBringFile,
      IntConsumer outcome) {
    this.request = request;
    this.http = request.request();
    this.files = request.vertx().fileSystem();
    this.limit = limit;
    this.disk = disk;
    this.mayBringFile = mayBringFile;
    this.outcome = outcome;
    this.sender = IncomingBody.sender(request);
    this.parts = new FormParts(BodyLimits.boundary(http), BodyLimits.LONGEST_FORM, this);
  }

  FormData form() {
    return parts.form();
  }

  void read() {
    listen();
    http.resume();
  }

  void listen() {
    timer = request.vertx().setTimer(limit.deadline().toMillis(), late -> decide(408));
    request.addEndHandler(answered -> forget());
    http.handler(this::take);
    http.endHandler(end -> close().onComplete(done -> complete(done.succeeded())));
    http.exceptionHandler(cut -> decide(400));
  }

  private void take(Buffer piece) {
    received += piece.length();
    if (received > PATIENCE * limit.bytes()) {
      decide(413);
    }
    if (decided) {
      return;
    }
    try {
      parts.read(piece);
    } catch (IOException noForm) {
      decide(400);
    }
    waitIfFull();
  }

  private void waitIfFull() {
    if (open != null && open.writeQueueFull()) {
      http.pause();
      open.drainHandler(room -> http.resume());
    }
  }

  @Override
  public void begin(String field, String name) {
    if (!mayBringFile.test(form())) {
      return;
    }
    path = Path.of(System.getProperty("java.io.tmpdir"), "upload-" + UUID.randomUUID() + ".tmp");
    file = new UploadedFile(field, name, path, limit.bytes());
    http.pause();
    writing = Promise.promise();
    files.open(path.toString(), UploadedFile.HOW).onSuccess(this::writeInto).onFailure(this::fail);
  }

  private void writeInto(AsyncFile target) {
    open = target;
    waiting.forEach(this::write);
    waiting.clear();
    writing.complete(target);
    http.resume();
  }

  private void fail(Throwable noRoom) {
    writing.fail(noRoom);
    decide(503);
  }

  @Override
  public void add(Buffer piece) {
    if (file == null || !isRoomFor(piece.length())) {
      return;
    }
    if (open == null) {
      waiting.add(piece);
    } else {
      write(piece);
    }
  }

  private void write(Buffer piece) {
    open.write(piece).onFailure(this::full);
  }

  private void full(Throwable noRoom) {
    full = true;
    decide(503);
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
    if (decided) {
      return;
    }
    if (!written || !parts.isComplete()) {
      decide(400);
      return;
    }
    if (file != null) {
      form().add(file.field(), file.path(), file.name(), new CaseInsensitiveMap<>());
      request.put(UploadedFile.class.getName(), file);
    }
    request.put(FormData.class.getName(), form());
    decide(IncomingBody.COMPLETE);
  }

  private void decide(int status) {
    if (!decided) {
      decided = true;
      request.vertx().cancelTimer(timer);
      outcome.accept(status);
    }
  }

  /** Answered, by whomever: a timer that stayed would keep the whole request until it is due. */
  private void forget() {
    decide(400);
    disk.giveBack(sender, taken);
    if (full) {
      // Vert.x closes no file of which a write failed, so it would keep its room.
      files.truncate(path.toString(), 0).onComplete(done -> delete());
    } else {
      close().onComplete(done -> delete());
    }
  }

  /** Not before all that came has been written: the end may come before the file is open. */
  private Future<Void> close() {
    if (closed == null) {
      closed =
          writing == null ? Future.succeededFuture() : writing.future().compose(AsyncFile::close);
    }
    return closed;
  }

  private void delete() {
    if (path != null) {
      files.delete(path.toString());
    }
  }
}
