package jp.kosmo.keycloak.office.file;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import jp.kosmo.keycloak.members.file.row.Column;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;

/** What a union calls its columns: as a clerk has said it last, for the file of the next month. */
public final class UnionColumns {

    /** Realm attribute, written by the office alone. */
    static final String ATTRIBUTE = "kosmo-office-columns";

    private static final Logger LOG = Logger.getLogger(UnionColumns.class);
    private static final TypeReference<Map<String, Column>> COLUMNS = new TypeReference<>() {};

    private UnionColumns() {}

    /** What each name stands for. Something else in the attribute means nothing: the clerk says it again. */
    static Map<String, Column> of(RealmModel realm) {
        String kept = realm.getAttribute(ATTRIBUTE);
        try {
            return kept == null ? Map.of() : JsonSerialization.readValue(kept, COLUMNS);
        } catch (IOException nonsense) {
            LOG.warnf("Realm %s: attribute %s makes no sense", realm.getName(), ATTRIBUTE);
            return Map.of();
        }
    }

    /** From now on these are meant. */
    public static void keep(RealmModel realm, Map<String, Column> columns) {
        if (!columns.equals(of(realm))) {
            realm.setAttribute(ATTRIBUTE, write(columns));
        }
    }

    private static String write(Map<String, Column> columns) {
        try {
            return JsonSerialization.writeValueAsString(columns);
        } catch (IOException neverForValues) {
            throw new UncheckedIOException(neverForValues);
        }
    }
}
