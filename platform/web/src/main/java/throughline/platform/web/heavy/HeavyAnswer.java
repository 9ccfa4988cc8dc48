package throughline.platform.web.heavy;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of an endpoint that makes a PDF, a workbook or another file: a few of them are made at a time, a
 * few wait, and whoever else asks is answered 503 with {@code Retry-After}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface HeavyAnswer {}
