package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** Members who have been through the first login log in at their portal: user ID, password, and the code of an app. */
public final class MemberLogin extends Simulation {

    /** Gatling calls it. */
    public MemberLogin() {
        RunOptions.orEnd(options -> {
            Unions unions = Unions.of(options);
            Load load = Load.of(options);
            Crowd crowd = Crowd.of(options, unions, load);
            PortalVisit visit = PortalVisit.of(options);
            setUp(load.on(scenario("Member login").feed(crowd.inTurn()).exec(visit.around(login(visit, crowd)))))
                    .protocols(Browser.of(options, unions))
                    .assertions(load.goals());
        });
    }

    private static ChainBuilder login(PortalVisit visit, Crowd crowd) {
        HttpRequestActionBuilder password = http("Password")
                .post("#{action}")
                .formParam("username", "#{username}")
                .formParam("password", "#{password}")
                .formParam("credentialId", "");
        return visit.thinks()
                .exec(doIfOrElse(MemberLogin::hasApp)
                        .then(exec(password.check(PortalVisit.page("login-login-otp"))
                                        .check(css("#kc-otp-login-form", "action")
                                                .saveAs("action")))
                                .exec(visit.thinks(), code(crowd)))
                        .orElse(exec(password.check(PortalVisit.wayBack()))));
    }

    private static boolean hasApp(Session session) {
        byte[] secret = session.get(Crowd.SECRET);
        return secret != null && secret.length > 0;
    }

    private static ChainBuilder code(Crowd crowd) {
        return exec(session -> session.set("period", crowd.period(session.getInt(Crowd.NUMBER))))
                .exec(pause(session -> Crowd.untilShown(session.getLong("period"))))
                .exec(http("Code")
                        .post("#{action}")
                        .formParam("otp", MemberLogin::shown)
                        .check(PortalVisit.wayBack()));
    }

    private static String shown(Session session) {
        byte[] secret = session.get(Crowd.SECRET);
        if (secret == null) {
            throw new IllegalStateException("no app");
        }
        return OneTimeCode.of(secret, session.getLong("period"));
    }
}
