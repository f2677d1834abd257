package jp.kosmo.keycloak.it.attack;

import static jp.kosmo.keycloak.it.attack.Mutations.deciding;
import static jp.kosmo.keycloak.it.attack.Mutations.wrong;
import static jp.kosmo.keycloak.it.client.FormPost.Place.FIELD;
import static jp.kosmo.keycloak.it.client.FormPost.Place.QUERY;

import java.util.ArrayList;
import java.util.List;
import jp.kosmo.keycloak.it.attack.Mutations.Mutation;
import jp.kosmo.keycloak.it.client.FormPost;

/** Requests of another method, content type or body than forms make. */
final class RequestShapes {

    private RequestShapes() {}

    /** The same for every form. */
    static List<Mutation> all() {
        var all = new ArrayList<Mutation>();
        for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE")) {
            all.add(deciding("method", method, post -> post.by(method)));
        }
        all.add(deciding("method", "GET with the fields in the address", post -> {
            FormPost get = post.by("GET");
            for (var field : post.fields()) {
                get = get.with(QUERY, field.name(), field.value());
            }
            return get;
        }));
        for (String type : List.of("application/json", "text/plain", "application/xml", "application/octet-stream")) {
            all.add(deciding("content type", type, post -> post.as(type, post.form())));
        }
        all.add(deciding("content type", "JSON", post -> post.as("application/json", "{\"otp\":null,\"totp\":[{}]}")));
        // Whether Keycloak reads these as a form is its own affair.
        for (String type : List.of("application/x-www-form-urlencoded;charset=Shift_JIS", "text/html")) {
            all.add(wrong("content type", type, post -> post.as(type, post.form())));
        }
        all.add(wrong("content type", "none", post -> post.as(null, post.form())));
        all.add(wrong("content type", "multipart", post -> post.as("multipart/form-data; boundary=b", parts(post))));
        all.add(wrong("body", "empty", post -> post.as(post.contentType(), "")));
        all.add(wrong("body", "separators only", post -> post.as(post.contentType(), "&&=&=x&&;")));
        for (String end : List.of("authenticate", "required-action")) {
            all.add(wrong("other end", end, post -> post.to(end)));
        }
        return all;
    }

    private static String parts(FormPost post) {
        var body = new StringBuilder();
        post.fields()
                .forEach(field -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                        .append(field.name())
                        .append("\"\r\n\r\n")
                        .append(post.value(FIELD, field.name()))
                        .append("\r\n"));
        return body.append("--b--\r\n").toString();
    }
}
