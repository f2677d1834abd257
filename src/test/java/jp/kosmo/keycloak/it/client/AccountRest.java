package jp.kosmo.keycloak.it.client;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.keycloak.representations.account.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/** What the Account Console's script does for a member who is logged in to it. */
public final class AccountRest {

    private final URI address;
    private final String token;

    private AccountRest(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** A member as {@link MemberSpec#settled()} logs in to the console. */
    public static AccountRest of(Member member) {
        return of(
                member,
                LoginClient.openAccountConsole(member.union())
                        .login(member)
                        .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)))
                        .tokens()
                        .getToken());
    }

    /** With any access token. */
    public static AccountRest of(Member member, String token) {
        return new AccountRest(URI.create(member.union().accountUrl()), token);
    }

    /** The profile as the console shows it. */
    public UserRepresentation read() {
        return parse(send(new HttpGet(address)).body(), UserRepresentation.class);
    }

    /** The member changes the profile and presses 「変更」. */
    public Http.Answer save(Consumer<UserRepresentation> change) {
        UserRepresentation profile = read();
        change.accept(profile);
        var post = new HttpPost(address);
        try {
            // Escaped, so that any string goes over, half a character too.
            String json = JsonSerialization.mapper
                    .writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .writeValueAsString(profile);
            post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return send(post);
    }

    /** Any call, with this JSON as its body. */
    public Http.Answer call(String method, String path, String json) {
        var call = new HttpUriRequestBase(method, address.resolve(path));
        call.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return send(call);
    }

    public static <T> T parse(String json, Class<T> type) {
        try {
            return JsonSerialization.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private Http.Answer send(HttpUriRequestBase request) {
        request.addHeader("Authorization", "Bearer " + token);
        request.addHeader("Accept", "application/json");
        return Http.send(request, new BasicCookieStore());
    }
}
