package throughline.tracker.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;

/**
 * The pack of a quarter is made once, with its signature, and kept: whoever takes it along has the
 * same bytes on any day, whatever version of this service runs by then.
 */
@Singleton
class KeepPacks {

  private static final String KEEP =
      """
      INSERT INTO review_pack (quarter, version, kind, content)
      VALUES (:quarter, :version, :kind, :content)
      ON CONFLICT DO NOTHING
      """;

  private static final String KEPT =
      "SELECT content FROM review_pack WHERE quarter = :quarter AND version = :version AND kind = :kind";

  private static final String DIGESTS =
      """
      SELECT kind, digest FROM review_pack
       WHERE quarter = :quarter AND version = :version
       ORDER BY CAST(kind AS text)
      """;

  private final Jdbi jdbi;
  private final PlanData data;
  private final ActionPlan plan;
  private final BrowseReviews reviews;
  private final boolean isMadeUp;

  KeepPacks(
      Jdbi jdbi,
      PlanData data,
      ActionPlan plan,
      BrowseReviews reviews,
      @ConfigProperty(name = "throughline.web.demonstration") boolean isMadeUp) {
    this.jdbi = jdbi;
    this.data = data;
    this.plan = plan;
    this.reviews = reviews;
    this.isMadeUp = isMadeUp;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance pack(Pack pack, boolean madeUp);
  }

  enum Kind {
    CSV("text/csv;charset=UTF-8", "attachment"),
    PDF("application/pdf", "inline"),
    XLSX(TableWriter.Kind.XLSX.mediaType(), "attachment");

    private final String mediaType;
    private final String disposition;

    Kind(String mediaType, String disposition) {
      this.mediaType = mediaType;
      this.disposition = disposition;
    }

    String mediaType() {
      return mediaType;
    }

    String disposition() {
      return disposition;
    }

    String ending() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** A pack as it is taken along. */
  record Kept(String fileName, byte[] content) {}

  /** What a file is known by: SHA-256 of its bytes. */
  @Schema(name = "PackDigest")
  public record Digest(String kind, String digest) {}

  /** With the signature, in its transaction. */
  void keep(Period quarter, PackBeside beside) {
    jdbi.useHandle(
        handle -> {
          var signature = Signature.of(Reviews.of(handle, quarter), null);
          var written = BrowseReviews.written(handle, quarter, signature.signed().statement());
          keep(handle, new Pack(signature, written, beside));
        });
  }

  private void keep(Handle handle, Pack pack) {
    for (var kind : Kind.values()) {
      handle
          .createUpdate(KEEP)
          .bind("quarter", pack.review().quarter().lastDay())
          .bind("version", pack.signed().version())
          .bind("kind", kind.name())
          .bind("content", file(pack, kind))
          .execute();
    }
  }

  /** One that was signed off before packs were kept is made now, and kept from now on. */
  Kept take(String key, Integer number, Kind kind) {
    var signature = reviews.signature(key, number);
    var content =
        kept(signature, kind)
            .orElseGet(
                () -> {
                  var pack = reviews.pack(signature);
                  jdbi.useHandle(handle -> keep(handle, pack));
                  return kept(signature, kind).orElseThrow();
                });
    return new Kept(signature.fileName() + kind.ending(), content);
  }

  private Optional<byte[]> kept(Signature signature, Kind kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(KEPT)
                .bind("quarter", signature.review().quarter().lastDay())
                .bind("version", signature.signed().version())
                .bind("kind", kind.name())
                .mapTo(byte[].class)
                .findOne());
  }

  static List<Digest> digests(Handle handle, Review review) {
    return review
        .signed()
        .map(
            signed ->
                handle
                    .createQuery(DIGESTS)
                    .bind("quarter", review.quarter().lastDay())
                    .bind("version", signed.version())
                    .mapTo(Digest.class)
                    .list())
        .orElse(List.of());
  }

  PackBeside beside(Period quarter, Statement statement) {
    return data.readBeside(
        handle ->
            PackBeside.read(handle, plan, data.measures(handle), statement, quarter, data.today()));
  }

  private byte[] file(Pack pack, Kind kind) {
    if (kind == Kind.PDF) {
      return Pdf.of(Templates.pack(pack, isMadeUp).render());
    }
    try (var out = new ByteArrayOutputStream()) {
      pack.writeTable(out, TableWriter.Kind.valueOf(kind.name()), isMadeUp);
      return out.toByteArray();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }
}
