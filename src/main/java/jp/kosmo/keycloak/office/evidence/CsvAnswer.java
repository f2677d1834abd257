package jp.kosmo.keycloak.office.evidence;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeMessages;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A list as a file that is written while it is read. The request's own transaction ends before the first byte, and each page is
 * read in a short one: a clerk's slow line holds no connection to the database, and a file may take longer than a transaction.
 *
 * <p>Something may go wrong on the way, when the answer is 200 already. So the last line says how many rows there are: a file
 * without it is not whole.
 */
public final class CsvAnswer {

    static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8.name());

    private static final int PAGE = 1_000;

    private CsvAnswer() {}

    /** Whether the caller wants a file. */
    public static boolean isAskedFor(OfficeCall call) {
        return call.session().getContext().getHttpRequest().getHttpHeaders().getAcceptableMediaTypes().stream()
                .findFirst()
                .filter(type -> TYPE.getType().equals(type.getType())
                        && TYPE.getSubtype().equals(type.getSubtype()))
                .isPresent();
    }

    /** The answer with it; that a clerk took all of it along is an admin event. */
    public static <T> Response of(OfficeCall call, OfficeOperation operation, Listing<T> listing) {
        call.record(operation, Map.of("format", "csv"));
        KeycloakSession session = call.session();
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = call.realm().getId();
        String name = listing.name() + "-" + call.realm().getName() + "-"
                + DateTimeFormatter.BASIC_ISO_DATE.format(JapanTime.today()) + ".csv";
        CsvTexts texts = new CsvTexts(OfficeMessages.of(call));
        StreamingOutput body = out -> {
            session.getTransactionManager().commit();
            write(listing, texts, out, last -> read(factory, realmId, listing, last));
        };
        return Response.ok(body, TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Reads the page after a row. */
    interface Pages<T> {
        List<T> after(@Nullable T last);
    }

    static <T> void write(Listing<T> listing, CsvTexts texts, OutputStream out, Pages<T> pages) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = new CsvWriter(writer);
        csv.line(listing.columns().stream().map(texts::heading).toList());
        long rows = 0;
        for (List<T> page = pages.after(null); !page.isEmpty(); page = pages.after(page.get(page.size() - 1))) {
            for (T row : page) {
                csv.line(listing.cells().apply(texts, row));
            }
            rows += page.size();
        }
        csv.line(List.of(texts.end(), String.valueOf(rows)));
        writer.flush();
    }

    private static <T> List<T> read(
            KeycloakSessionFactory factory, String realmId, Listing<T> listing, @Nullable T last) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            return listing.reader().page(session, last, PAGE);
        });
    }
}
