package jp.kosmo.keycloak.office.access;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the office does not do what it is asked. The answer is {@code {"error": code}}, with {@code "field"} where one field of the
 * request is to be mended; never a value that was sent.
 */
public final class OfficeProblem extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private OfficeProblem(Response response, String code) {
        super(code, response);
    }

    /**
     * A problem with this status.
     *
     * @param code of a message {@code kosmoOfficeProblem.<code>}
     */
    public static OfficeProblem of(Status status, String code) {
        return of(status, code, null);
    }

    /** A field of the request is missing or cannot be read. */
    public static OfficeProblem inField(String field, String code) {
        return of(Status.BAD_REQUEST, code, field);
    }

    /** There is no such member, or none whom the office may touch. */
    public static OfficeProblem noSuchMember() {
        return of(Status.NOT_FOUND, "NO_SUCH_MEMBER");
    }

    static OfficeProblem loginTooOld(int maxAgeSeconds) {
        return new OfficeProblem(
                json(Status.UNAUTHORIZED, "LOGIN_AGAIN", null)
                        .header(
                                "WWW-Authenticate",
                                "Bearer error=\"insufficient_user_authentication\", max_age=\"" + maxAgeSeconds + "\"")
                        .build(),
                "LOGIN_AGAIN");
    }

    private static OfficeProblem of(Status status, String code, @Nullable String field) {
        return new OfficeProblem(json(status, code, field).build(), code);
    }

    private static Response.ResponseBuilder json(Status status, String code, @Nullable String field) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(field == null ? Map.of("error", code) : Map.of("error", code, "field", field));
    }
}
