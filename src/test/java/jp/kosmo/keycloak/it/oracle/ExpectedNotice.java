package jp.kosmo.keycloak.it.oracle;

import java.util.Map;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.client.SoftPasskey.Ceremony;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;

/** What a member is told by mail: how it comes about, and what the mail says. */
public enum ExpectedNotice {
    USER_ID("kosmo-user-id", "noticeUserId", "ユーザIDが変更されました", "Your user ID was changed", "") {
        @Override
        public void happensTo(Member member) {
            AccountRest.of(member).save(profile -> profile.setUsername(UserIds.unused()));
        }
    },
    METHOD("kosmo-user-id", "noticeMethod", "認証方法が「生体認証」に変更されました", "Your login method is now biometrics", "") {
        @Override
        public void happensTo(Member member) {
            AccountRest.of(member).save(profile -> profile.singleAttribute("mfaMethod", "passkey"));
        }
    },
    PASSWORD("UPDATE_PASSWORD", "notice", "パスワードが変更されました", "Your password was changed", "") {
        @Override
        public void happensTo(Member member) {
            asked(member, "UPDATE_PASSWORD").submit(RecoveryClient.newPassword("Kikyou-2027"));
        }
    },
    APP_ADDED(
            "CONFIGURE_TOTP",
            "notice",
            "OTP認証のデバイスが追加されました",
            "A device for one-time passwords was added",
            "new phone") {
        @Override
        public void happensTo(Member member) {
            LoginClient client = asked(member, "CONFIGURE_TOTP");
            client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new phone"));
        }
    },
    PASSKEY_ADDED(
            "webauthn-register", "notice", "生体認証のデバイスが追加されました", "A device for biometrics was added", "new finger") {
        @Override
        public void happensTo(Member member) {
            LoginClient client = asked(member, "webauthn-register");
            client.submit(new SoftPasskey().registration(Ceremony.of(client.page()), "new finger"));
        }
    },
    APP_REMOVED(
            "delete_credential",
            "notice",
            "OTP認証のデバイスが削除されました",
            "A device for one-time passwords was deleted",
            "phone") {
        @Override
        public void happensTo(Member member) {
            removes(member, "phone");
        }
    },
    PASSKEY_REMOVED(
            "delete_credential", "notice", "生体認証のデバイスが削除されました", "A device for biometrics was deleted", "finger") {
        @Override
        public void happensTo(Member member) {
            removes(member, "finger");
        }
    },
    RECOVERY("kosmo-reset-window", "notice", "「パスワードを忘れた方はこちら」のお手続きが完了しました", "were completed", "new phone") {
        @Override
        public void happensTo(Member member) {
            LoginClient client = RecoveryClient.password(member).get(RecoveryClient.link(member));
            client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "new phone"));
            client.submit(RecoveryClient.newPassword("Kikyou-2027"));
        }
    };

    private final String step;
    private final String setting;
    private final String japanese;
    private final String english;
    private final String device;

    ExpectedNotice(String step, String setting, String japanese, String english, String device) {
        this.step = step;
        this.setting = setting;
        this.japanese = japanese;
        this.english = english;
        this.device = device;
    }

    /** Does it, as a member with two devices, "phone" and "finger". */
    public abstract void happensTo(Member member);

    /** What the mail says. */
    public String words(String language) {
        return language.equals("ja") ? japanese : english;
    }

    /** The device the mail names; empty = none. */
    public String device() {
        return device;
    }

    /** Switches the mail off. */
    public void switchOff(Union union) {
        Map<String, String> off = Map.of(setting, "false");
        if (this == RECOVERY) {
            union.changeAuthenticator("kosmo-reset", step, off);
        } else {
            union.changeRequiredAction(step, off);
        }
    }

    /** Somebody to whom any of it can happen. */
    public static MemberSpec member(String language) {
        return MemberSpec.settled()
                .passkey("finger", new SoftPasskey())
                .attribute("locale", language)
                .attribute("displayName", "健保 花子");
    }

    /** A browser at the step that the member wishes to do. */
    public static LoginClient asked(Member member, String action) {
        return LoginClient.open(member.union(), Map.of("kc_action", action))
                .login(member)
                .submit(Map.of("otp", Totp.now(MemberSpec.OTP_SECRET)));
    }

    private static void removes(Member member, String device) {
        String id = member.credentials().stream()
                .filter(held -> device.equals(held.getUserLabel()))
                .findFirst()
                .orElseThrow()
                .getId();
        asked(member, "delete_credential:" + id).submit(Map.of("accept", ""));
    }
}
