package throughline.bench.api;

import java.util.List;

/**
 * What a service sent to PostgreSQL.
 *
 * @param values as text; null where there is none
 */
record Statement(String sql, List<String> values) {}
