package throughline.platform.web.limits;

import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a form, which is deleted as soon as the request is answered. */
public final class UploadedFile {

  /** Nobody else on the machine reads it. */
  static final OpenOptions HOW =
      new OpenOptions().setWrite(true).setCreateNew(true).setPerms("rw-------");

  private final String field;
  private final String name;
  private final Path path;
  private final long limit;
  private final boolean kept;
  private long size;

  UploadedFile(String field, String name, Path path, long limit) {
    this(field, name, path, limit, false, 0);
  }

  private UploadedFile(String field, String name, Path path, long limit, boolean kept, long size) {
    this.field = field;
    this.name = name;
    this.path = path;
    this.limit = limit;
    this.kept = kept;
    this.size = size;
  }

  /** One that was kept with a form whose sender was signed out; it is nowhere yet. */
  public static UploadedFile kept(String field, String name, long size, long limit) {
    return new UploadedFile(field, name, null, limit, true, size);
  }

  UploadedFile at(Path place) {
    return new UploadedFile(field, name, place, limit, kept, size);
  }

  public static Optional<UploadedFile> of(RoutingContext request) {
    return Optional.ofNullable(request.get(UploadedFile.class.getName()));
  }

  public String field() {
    return field;
  }

  public String name() {
    return name;
  }

  /** Where it is, until the request is answered; not all of it, if it is too large. */
  public Path path() {
    return path;
  }

  public boolean isKept() {
    return kept;
  }

  /** How many bytes came, or the first number above the limit. */
  public long size() {
    return size;
  }

  public long limit() {
    return limit;
  }

  public boolean isTooLarge() {
    return size > limit;
  }

  boolean grow(int length) {
    size += length;
    return !isTooLarge();
  }
}
