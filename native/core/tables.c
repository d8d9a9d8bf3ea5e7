/* Generated from src/codec/tables/ by `npm run tables -- --write`. Not for editing. */
#include "tables.h"

#include "hectobit.h"

/* Compilers need not take strings of more than 4095 bytes; those that are used do. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

/* Bytes of a text: all of it, and what devices have. */
#ifdef HECTOBIT_DEVICE
#define HECTOBIT_SIZE(all, device) (device)
#else
#define HECTOBIT_SIZE(all, device) (all)
#endif

const uint16_t hectobit_tables_version = 1;
const uint32_t hectobit_tables_hash = UINT32_C(0x432ac466);

const uint8_t hectobit_key_text[HECTOBIT_SIZE(4711, 2855)] =
    "errorerrcodeevent_idtypecontentsenderageorigin_server_tsunsignedmembershipstate_keydisplaynameroom_idenabled"
    "replaces_stateprev_contentreasonbodyuser_idprev_sendernamesignaturesactionscountetagmsgtypeunreadavatar_url"
    "eventsdisablekindvaluejoin_ruleprev_eventsdepthauth_eventshashessha256transaction_idsoft_logoutm.relates_to"
    "defaultset_tweakrule_idtsm.mentionsurlguest_accessvisibilityhistory_visibilityretry_after_msm.upload.size"
    "is_silencedbase_urlclient_secretmax_lifetimesend_attemptignored_usersrejecteddisabledciphertextdisplay_name"
    "m.minimum_lengthautomaticentityflowsthreepidssessionparty_idid_server_unbind_resultrecommendationorder"
    "new_versionrecent_emojiencryptedpseudonymousAnalyticsOptInstagesparamscall_idlockedprimary_colorburst_count"
    "us.cloke.msc4175.tzfilter_idavailablelimitpasswordsecondary_colorfieldssuspendedfontSizeDeltamessages_per_second"
    "FTUEUserOnboardingprotocolallow_ip_literalstopicphone_numberpinnedduration_msinclude_all_networkstimeout"
    "creatorUserIduse24hTimevalidtypingsearch_termviaaddressreplacement_roomchangedimagesexpires_in_ms"
    "one_time_key_countsrel_typeone_time_keysorg.matrix.msc3848.unstable.errcodeacceptedrefresh_token"
    "num_joined_membersallowcountryalgorithmm.favouriteexpires_inleftguest_can_joindevice_idupdatedtextroom_version"
    "mediumpublic_keythread_idpduspresencedatageneric_search_terminfomimetypesizedescriptionmacfailuresidentifierdeny"
    "creatorm.intentstate_defaultusers_defaultaccess_tokenstatus_msgivevents_defaultmessagesephemeral"
    "selected_party_idcanonicaldevice_keysm.tzuser_idsindexfoci_preferredredactlast_active_agokickauthauth_data"
    "unused_expires_atorg.matrix.msc3488.tstagschunkaliasactionis_guestsuggestedcanonical_aliasalt_aliaseswidth"
    "summaryinitial_device_display_namelazy_load_membersexpiresself_signing_keyslimitedfocus_activetimeline"
    "io.element.pttusageaccount_dataresultsvalid_until_tsorg.matrix.msc3488.assetm.topicfocus_selectionaudio_muted"
    "video_mutedtotal_room_count_estimatecontent_urim.in_reply_tolast_seen_ipmethodsthree_pid_credsid_server"
    "sdp_stream_metadatafilterdelay_idsearch_categorieshighlight_countlast_seen_tsuser_signing_keysanswers"
    "id_access_tokentitlesdpMLineIndexusersfrom_deviceshort_authentication_stringm.read.privateold_verify_keys"
    "de.sorunome.msc2409.ephemeralcurrently_activem.homeserverformatnetwork_idmaster_keyslocation_fieldsprev_batch"
    "first_message_indexforwarded_countkey_validity_urlsidpublic_keyssession_iduser_fieldsfield_typesget_login_token"
    "de.sorunome.msc2409.to_deviceformatted_bodyis_falling_backorg.matrix.msc1767.textloc-argsserver_keys"
    "device_display_namesession_datamin_depthm.typepushkeyminimum_valid_until_tsearliest_eventsmatrix_server_name"
    "highlightsinclude_redundant_membersoverrideplaceholderalgorithmskey_agreement_protocolsapp_display_name"
    "passphrasekey_agreement_protocollogout_devicessender_keynotification_countunderridepurpose"
#ifndef HECTOBIT_DEVICE
    "scopesdpverify_keyssdpMidstateglobalprofile_tagsessionslivenext_batchscoreheightstartinstances"
    "inaccessible_childrenorg.matrix.msc3202.device_unused_fallback_key_typesnew_passwordrequesting_device_id"
    "login_tokenlifetimeconditionsmutable-contentorg.matrix.msc3202.device_one_time_keys_count"
    "org.matrix.msc3202.device_one_time_key_countslatest_eventssubinclude_leavehome_serverevent_formatwell_known"
    "default_payloadchildren_statem.new_contentself_signing_keyunread_notificationseraseapp_idlanguagetimestamp"
    "m.set_avatar_urlm.profile_fieldsorder_bypresetapsmessage_authentication_codesxyz.amorgan.blurhash"
    "device_unused_fallback_key_typesrequired_statethumbnail_infotweaksloc-keykeysm.change_password"
    "device_one_time_keys_countauth_chain_idsoriginmessage_authentication_codedesccommitmentnot_senders"
    "sender_display_namethumbnail_urlmax_selectionscurrent_user_participatedunread_thread_notificationsroom_events"
    "candidatesregexpttlis_directm.3pid_changesis_verifiedevent_fieldscapabilitiesinvite_room_statebump_stamp"
    "extensionsm.set_displaynamem.joined_member_countpdu_idsauth_chainadditional_creatorscountsreceiptstimeline_limit"
    "aliasespushersthird_party_signedm.invited_member_countm.relationsjoined_roomsservers"
    "forwarding_curve25519_key_chainrequest_idorg.matrix.msc3488.locationsender_claimed_ed25519_keyexpired_tsdevices"
    "saltredacted_becauseroom_typessignedfallback_keysm.get_login_tokenendpower_level_content_overridem.server"
    "claimed_device_idinitial_statenum_liveauth_chain_diffe2eejoined_countnotificationalertrelated_by_rel_types"
    "thumbnail_fileshared_historyrecipient_keysis_encryptedmethodinvited_counthashiterationssinceset_presence"
    "full_stateuse_state_afterorg.matrix.msc4222.use_state_afterdirfromtoatposserver_namenot_membershiprecurse"
    "animatedallow_redirectincludesuggested_onlymax_deptheventroomsdevice_liststo_devicenotificationsredactspattern"
    "m.federateversion"
#endif
    ;
const uint16_t hectobit_key_start[] = {
    0, 5, 12, 20, 24, 31, 37, 40, 56, 64, 74, 83, 94, 101, 108, 122, 134, 140, 144, 151, 162, 166, 176, 183, 188, 192,
    199, 205, 215, 221, 228, 232, 237, 246, 257, 262, 273, 279, 285, 299, 310, 322, 329, 338, 345, 347, 357, 360, 372,
    382, 400, 414, 427, 438, 446, 459, 471, 483, 496, 504, 512, 522, 534, 550, 559, 565, 570, 579, 586, 594, 617, 631,
    636, 647, 659, 668, 694, 700, 706, 713, 719, 732, 743, 762, 771, 780, 785, 793, 808, 814, 823, 836, 855, 873, 881,
    898, 903, 915, 921, 932, 952, 959, 972, 982, 987, 993, 1004, 1007, 1014, 1030, 1037, 1043, 1056, 1075, 1083, 1096,
    1131, 1139, 1152, 1170, 1175, 1182, 1191, 1202, 1212, 1216, 1230, 1239, 1246, 1250, 1262, 1268, 1278, 1287, 1291,
    1299, 1303, 1322, 1326, 1334, 1338, 1349, 1352, 1360, 1370, 1374, 1381, 1389, 1402, 1415, 1427, 1437, 1439, 1453,
    1461, 1470, 1487, 1496, 1507, 1511, 1519, 1524, 1538, 1544, 1559, 1563, 1567, 1576, 1593, 1614, 1618, 1623, 1628,
    1634, 1642, 1651, 1666, 1677, 1682, 1689, 1716, 1733, 1740, 1757, 1764, 1776, 1784, 1798, 1803, 1815, 1822, 1836,
    1860, 1867, 1882, 1893, 1904, 1929, 1940, 1953, 1965, 1972, 1987, 1996, 2015, 2021, 2029, 2046, 2061, 2073, 2090,
    2097, 2112, 2117, 2130, 2135, 2146, 2173, 2187, 2202, 2231, 2247, 2259, 2265, 2275, 2286, 2301, 2311, 2330, 2345,
    2361, 2364, 2375, 2385, 2396, 2407, 2422, 2451, 2465, 2480, 2503, 2511, 2522, 2541, 2553, 2562, 2568, 2575, 2597,
    2612, 2630, 2640, 2665, 2673, 2684, 2694, 2717, 2733, 2743, 2765, 2779, 2789, 2807, 2816, 2823,
#ifndef HECTOBIT_DEVICE
    2828, 2831, 2842, 2848, 2853, 2859, 2870, 2878, 2882, 2892, 2897, 2903, 2908, 2917, 2938, 2989, 3001, 3021, 3032,
    3040, 3050, 3065, 3110, 3155, 3168, 3171, 3184, 3195, 3207, 3217, 3232, 3246, 3259, 3275, 3295, 3300, 3306, 3314,
    3323, 3339, 3355, 3363, 3369, 3372, 3400, 3420, 3452, 3466, 3480, 3486, 3493, 3497, 3514, 3540, 3554, 3560, 3587,
    3591, 3601, 3612, 3631, 3644, 3658, 3683, 3710, 3721, 3731, 3737, 3740, 3749, 3763, 3774, 3786, 3798, 3815, 3825,
    3835, 3852, 3873, 3880, 3890, 3909, 3915, 3923, 3937, 3944, 3951, 3969, 3991, 4002, 4014, 4021, 4052, 4062, 4089,
    4115, 4125, 4132, 4136, 4152, 4162, 4168, 4181, 4198, 4201, 4229, 4237, 4254, 4267, 4275, 4290, 4294, 4306, 4318,
    4323, 4343, 4357, 4371, 4385, 4397, 4403, 4416, 4420, 4430, 4435, 4447, 4457, 4472, 4506, 4509, 4513, 4515, 4517,
    4520, 4531, 4545, 4552, 4560, 4574, 4581, 4595, 4604, 4609, 4614, 4626, 4635, 4648, 4655, 4662, 4672, 4679,
#endif
};

const uint8_t hectobit_value_text[HECTOBIT_SIZE(6756, 1760)] =
    "joinM_NOT_FOUNDm.room.memberM_UNRECOGNIZEDUnrecognized requestM_FORBIDDENM_UNKNOWNm.textnotifym.room.message"
    "M_UNKNOWN_TOKENpublicInvalid access token passed.M_LIMIT_EXCEEDEDM_MISSING_TOKENm.login.passwordM_BAD_JSON"
    "\360\237\221\215\357\270\217M_MISSING_PARAMsigned_curve25519\342\235\244\357\270\217M_TOO_LARGEcan_joinforbidden"
    "knockM_THREEPID_AUTH_FAILEDM_INVALID_PARAMORG.MATRIX.MSC3848.NOT_JOINED\360\237\230\202sharedm.ban11M_NOT_JSON"
    "emailM_INCOMPATIBLE_ROOM_VERSIONM_THREEPID_MEDIUM_NOT_SUPPORTEDimage/pngM_UNSUPPORTED_ROOM_VERSIONworld_readable"
    "M_NOT_YET_UPLOADEDinvitem.voiceM_CANNOT_OVERWRITE_MEDIAm.megolm_backup.v1.curve25519-aes-sha2success"
    "m.login.dummyprivatem.megolm.v1.aes-sha2M_BAD_ALIASnumberm.sas.v1joinedIO.ELEMENT.MSC4306.M_NOT_IN_THREADcancel"
    "m.room.history_visibilitym.room_membershipoldest_membershipM_INVALID_USERNAMEemojihighlight"
    "ORG.MATRIX.MSC3848.INSUFFICIENT_POWERm.room.power_levelsm.referencem.id.userno-supportM_USER_IN_USE"
    "hkdf-hmac-sha256.v2curve25519-hkdf-sha256m.self.m.rule.room.server_acl.m.rule.roomnotif.m.rule.masterM_BAD_STATE"
    "m.room.canonical_aliasm.room.encryptionm.room.avatar.m.rule.callm.fully_readm.room.tombstone"
    ".m.rule.contains_user_name.m.rule.reactionsender_notification_permissionevent_property_isrestricted"
    "room_member_countm.qr_code.show.v1m.spacem.olm.v1.curve25519-aes-sha2m.room.namem.login.application_service"
    "m.roomtrusted_private_chatpublic_chatm.call.sdp_stream_metadata_changedm.reciprocate.v1m.room.join_rules"
    ".m.rule.member_eventm.room.topicm.room.server_aclm.room.guest_accessm.room.createim.vector.modular.widgets"
    "ice_failedm.call.select_answerm.widgetM_ROOM_IN_USEm.login.email.identityknock_restrictedm.login.msisdn"
    "content.bodym.secret_storage.v1.aes-hmac-sha2M_INVALID_SIGNATUREm.replacem.annotationm.call.rejectm.receipt"
#ifndef HECTOBIT_DEVICE
    "m.room.pinned_eventsm.stickerpicker.m.rule.messagem.login.ssocontent.membershipcontent.msgtypem.call.invite"
    "event_property_containsm.megolm_backup.v1private_chatm.space.parentm.login.recaptcha"
    "org.matrix.msc3381.poll.responsecontains_display_namem.call.hangupm.call.answerm.forwarded_room_key"
    "m.call.negotiatem.login.termsm.room_key.withheldm.login.registration_tokenm.qr_code.scan.v1m.call.candidates"
    "image/jpegm.room.encryptedm.login.tokenm.room.third_party_invitem.key.verification.acceptm.room.redaction"
    "m.key.verification.cancelM_UNABLE_TO_AUTHORISE_JOINM_WRONG_ROOM_KEYS_VERSIONm.key.verification.done"
    "M_GUEST_ACCESS_FORBIDDENuk.half-shot.bridgeorg.matrix.msc3381.poll.endm.key.verification.start"
    "org.matrix.custom.htmlM_DUPLICATE_ANNOTATIONm.key.verification.macM_INVALID_ROOM_STATEM_THREEPID_NOT_FOUND"
    "M_USER_DEACTIVATED.m.rule.encrypted_room_one_to_oneM_THREEPID_IN_USEm.key.verification.readyM_WEAK_PASSWORD"
    "im.ponies.room_emotes.m.rule.suppress_edits.m.rule.suppress_noticesORG.MATRIX.MSC3848.ALREADY_JOINED"
    "m.key.verification.key.m.rule.invite_for_me.m.rule.encryptedm.cross_signing.self_signing.m.rule.room_one_to_one"
    "org.matrix.msc3672.beacon_infom.cross_signing.masterrequest_cancellationm.key.verification.request"
    "M_UNABLE_TO_GRANT_JOINm.cross_signing.user_signingm.policy.rule.serverorg.matrix.msc3381.poll.start"
    ".m.rule.contains_display_namem.secret_storage.default_keyapplication/octet-streamim.vector.setting.breadcrumbs"
    "io.element.widgets.layoutToo Many RequestsMissing access tokenNot foundInternal server errorNo backup found"
    "Event not found.Unknown protocolNo validated 3pid session foundMissing params: ['refresh_token']"
    "You are not invited to this room.Bad JSON value: floatContent not JSON.Not subscribed.No row found (profiles)"
    "You don't have permission to knockNo such filterAccess Token unknown or expired"
    "Your homeserver does not support the features required to interact with this roomProfile was not found"
    "`search_term` is required fieldMedia has not been uploaded yet'device_keys' must be a JSON object"
    "No dehydrated device availableNo room_keys foundCall invites are not allowed in public rooms."
    "Cannot force another user to join.Cannot get filters for other usersInvalid username or password"
    "Unknown room aliasYou are not allowed to see their presence.Upload request body is too largeevent too large"
    "Displayname is too long (max 256)You are not a server admin"
    "Missing params: ['kind', 'app_id', 'app_display_name', 'device_display_name', 'pushkey', 'lang', 'data']"
    "You are banned from this roomInvalid presence state"
    "Only application services can use the /appservice/ping endpointCannot add account data for other users."
    "Invalid search queryAccount data not foundinvalid refresh tokenUnknown rule"
    "Email-based registration has been disabled on this serverCan't send relation to unknown event"
    "Delayed event not foundYou cannot request a list of shared rooms with yourself"
    "Registration by phone number is not supported on this homeserverInvalid stream token"
    "Email-based password resets have been disabled on this serverA valid room ID and event ID must be specified"
    "Content must be a JSON object.This room has been replacedAutomatic subscription must use an event in the thread"
    "Room alias must be localYou don't have permission to access that event.'from' parameter is invalid"
    "Cannot request tokens for other users.Room account data not foundMedia ID already has content"
    "Adding an email to your account is disabled on this server"
    "Adding phone numbers to user account is not supported by this homeserver"
    "cannot add new rule_ids that start with '.'User ID can only contain characters a-z, 0-9, or '=_-./+'"
    "User ID already taken.Your homeserver does not support this room versionCannot set another user's displayname"
    "Missing JSON keys."
    "An access token should not be provided on requests to /register (except if type is m.login.application_service)"
    "Unrecognised access tokenAccess token has expired"
    "The username or password was incorrect or the account does not exist."
    "You aren't a member of the room and weren't previously a member of the room.Can only set your own presence state"
    "Room alias already takenim.vector.setting.integration_provisioningevent_id_onlyM_PASSWORD_TOO_SHORT"
    "im.vector.web.settingsevent_matchInvalid login submission.m.rule.is_room_mentionM_UNAUTHORIZEDm.room_key_request"
    "m.dummy.m.rule.tombstonem.secret.sendm.pbkdf2M_THREEPID_DENIEDm.ignored_user_listm.policy.rule.roomself_signing"
    "M_BAD_PAGINATIONm.usermediam.push_rulesm.policy.rule.userm.audiom.emotehkdf-hmac-sha256m.videom.secret.request"
    "m.typingm.stickerM_EXCLUSIVEm.id.thirdpartyUnknown device.audio/oggvideo/mp4dont_notifyuser_hangupm.notice"
    "offlinem.space.childm.callm.login.oauth2decimalimage/webplivekitunavailablem.imagem.locationimage/gifm.room_key"
    "text/plainBearerm.direct\360\237\221\215httpm.fileofferm.reactionm.readm.threadm.presencem.beaconm.beacon_info"
    "m.poll.startm.poll.endm.poll.responsem.marked_unreadm.device_list_updateonlineM_USER_LOCKEDM_USER_SUSPENDED"
    "M_RESOURCE_LIMIT_EXCEEDEDA256CTRtemperaturehumiditypressurebatteryhPa%RHCel"
#endif
    ;
const uint16_t hectobit_value_start[] = {
    0, 4, 15, 28, 42, 62, 73, 82, 88, 94, 108, 123, 129, 157, 173, 188, 204, 214, 221, 236, 253, 259, 270, 278, 287,
    292, 314, 329, 358, 362, 368, 373, 375, 385, 390, 417, 448, 457, 483, 497, 515, 521, 528, 552, 590, 597, 610, 617,
    637, 648, 654, 662, 668, 702, 708, 733, 750, 767, 785, 790, 799, 836, 855, 866, 875, 885, 898, 917, 939, 945, 968,
    985, 999, 1010, 1032, 1049, 1062, 1074, 1086, 1102, 1128, 1144, 1174, 1191, 1201, 1218, 1235, 1242, 1270, 1281,
    1308, 1314, 1334, 1345, 1379, 1395, 1412, 1432, 1444, 1461, 1480, 1493, 1518, 1528, 1548, 1556, 1569, 1591, 1607,
    1621, 1633, 1666, 1685, 1694, 1706, 1719, 1728,
#ifndef HECTOBIT_DEVICE
    1748, 1763, 1778, 1789, 1807, 1822, 1835, 1858, 1876, 1888, 1902, 1919, 1951, 1972, 1985, 1998, 2018, 2034, 2047,
    2066, 2092, 2109, 2126, 2136, 2152, 2165, 2190, 2215, 2231, 2256, 2282, 2307, 2330, 2354, 2373, 2400, 2424, 2446,
    2468, 2490, 2510, 2530, 2548, 2581, 2598, 2622, 2637, 2658, 2680, 2704, 2737, 2759, 2780, 2797, 2825, 2848, 2878,
    2900, 2920, 2946, 2968, 2996, 3016, 3045, 3074, 3102, 3126, 3155, 3180, 3197, 3217, 3226, 3247, 3262, 3278, 3294,
    3325, 3358, 3391, 3412, 3429, 3444, 3467, 3501, 3515, 3546, 3627, 3648, 3679, 3710, 3745, 3775, 3793, 3838, 3872,
    3906, 3934, 3952, 3994, 4026, 4041, 4074, 4100, 4204, 4233, 4255, 4318, 4358, 4378, 4400, 4421, 4433, 4490, 4526,
    4549, 4604, 4668, 4688, 4749, 4795, 4825, 4852, 4906, 4930, 4977, 5004, 5042, 5069, 5097, 5155, 5227, 5270, 5327,
    5349, 5399, 5436, 5454, 5565, 5590, 5614, 5683, 5759, 5795, 5819, 5861, 5874, 5894, 5916, 5927, 5951, 5974, 5988,
    6006, 6013, 6030, 6043, 6051, 6068, 6087, 6105, 6117, 6133, 6144, 6156, 6174, 6181, 6188, 6204, 6211, 6227, 6235,
    6244, 6255, 6270, 6285, 6294, 6303, 6314, 6325, 6333, 6340, 6353, 6359, 6373, 6380, 6390, 6397, 6408, 6415, 6425,
    6434, 6444, 6454, 6460, 6468, 6472, 6476, 6482, 6487, 6497, 6503, 6511, 6521, 6529, 6542, 6554, 6564, 6579, 6594,
    6614, 6620, 6633, 6649, 6674, 6681, 6692, 6700, 6708, 6715, 6718, 6721, 6724,
#endif
};

const uint8_t hectobit_fragment_text[HECTOBIT_SIZE(669, 669)] =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\n.example"
    "org.matrix.mscusermatrix.exampleservernot .orgroomlocalhosteventanInvalid retionhttps://must be room version to "
    "the t stdeinis .comdoes not  the sethin ternot founds messagee te.testerarmedeviceingmad onleory idtoationreaden"
    "roateThe at is chrequestkeyableio.element.vem., itgeedwanocaunndnesecrefor lementricoalnamelohave  thparameterra"
    "containlilaurpermissionverifcememberhaouboistiinvalidknowllngrulealiorgyou contentusactokenbefitypesitcha r pees"
    "ynapheasportamwin nthoicdi12_m.ioo il0.ID mscightpotasuappadRoom s.001.of by : :8qu\303\274";
const uint16_t hectobit_fragment_start[] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
    59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86,
    87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 104, 118, 122, 129, 136, 142, 146, 150, 154, 163, 168, 170, 178, 180, 184,
    192, 200, 205, 212, 216, 220, 222, 224, 226, 228, 231, 235, 244, 249, 251, 253, 256, 259, 268, 270, 277, 279, 281,
    286, 288, 290, 292, 298, 301, 303, 305, 307, 309, 311, 313, 315, 317, 322, 326, 328, 330, 333, 337, 339, 343, 345,
    352, 355, 359, 370, 372, 374, 376, 378, 380, 382, 384, 386, 388, 390, 392, 394, 399, 403, 409, 411, 413, 415, 419,
    421, 426, 429, 438, 440, 447, 449, 451, 453, 463, 468, 470, 476, 478, 480, 482, 484, 486, 493, 497, 499, 501, 505,
    508, 511, 515, 522, 524, 526, 531, 533, 535, 539, 541, 544, 546, 548, 550, 552, 556, 558, 560, 564, 566, 568, 570,
    572, 574, 576, 578, 580, 582, 585, 587, 589, 591, 594, 597, 601, 603, 605, 607, 610, 612, 617, 619, 621, 623, 626,
    629, 631, 633, 635, 637,
};

const uint8_t hectobit_fragment_order[HECTOBIT_FRAGMENTS] = {
    95, 124, 115, 155, 182, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 163, 12, 13, 96, 134, 103, 122, 232, 14, 15, 235,
    246, 16, 230, 247, 17, 18, 19, 20, 21, 22, 23, 24, 25, 250, 251, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37,
    38, 39, 40, 108, 236, 41, 42, 43, 44, 45, 46, 47, 48, 49, 244, 50, 51, 153, 52, 53, 54, 55, 56, 57, 58, 59, 60,
    61, 62, 231, 63, 64, 148, 159, 152, 203, 242, 107, 136, 154, 178, 208, 215, 221, 223, 243, 65, 249, 195, 210, 66,
    185, 206, 156, 169, 177, 191, 67, 123, 138, 119, 141, 229, 68, 100, 106, 132, 135, 150, 166, 218, 69, 174, 211,
    70, 165, 71, 111, 181, 193, 220, 227, 72, 160, 198, 238, 121, 127, 139, 120, 146, 164, 196, 228, 234, 73, 74, 199,
    158, 75, 105, 175, 143, 180, 186, 187, 200, 76, 112, 99, 131, 192, 237, 137, 140, 162, 77, 129, 102, 179, 168,
    171, 172, 201, 225, 226, 78, 97, 204, 248, 142, 144, 194, 233, 79, 189, 183, 222, 217, 239, 80, 252, 81, 157, 113,
    104, 149, 202, 109, 151, 176, 184, 216, 82, 101, 173, 118, 125, 130, 213, 241, 245, 83, 209, 110, 116, 212, 128,
    214, 117, 126, 133, 147, 197, 240, 84, 98, 170, 188, 207, 85, 114, 190, 161, 86, 167, 224, 87, 88, 205, 219, 145,
    89, 90, 91, 92, 93, 94, 253,
};

#ifdef HECTOBIT_DEVICE
const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS] = {
    66, 136, 1, 187, 18, 108, 240, 274, 345, 100, 204, 379, 0, 0, 0, 368, 164, 0, 103, 227, 161, 338, 0, 90, 196, 224,
    337, 2, 155, 0, 0, 3, 245, 28, 212, 223, 319, 366, 0, 340, 285, 0, 0, 298, 0, 0, 5, 270, 305, 69, 165, 199, 238,
    249, 77, 309, 313, 0, 156, 122, 220, 0, 0, 0, 120, 0, 0, 248, 290, 263, 296, 0, 0, 0, 356, 327, 0, 0, 130, 39, 98,
    117, 246, 293, 79, 114, 265, 358, 363, 31, 272, 185, 15, 125, 360, 174, 51, 73, 259, 372, 0, 105, 147, 311, 142,
    11, 143, 138, 41, 172, 357, 0, 0, 0, 206, 0, 278, 94, 332, 0, 40, 177, 0, 221, 0, 0, 282, 255, 354, 287, 188, 302,
    0, 0, 0, 0, 380, 0, 0, 326, 362, 370, 56, 72, 167, 145, 170, 254, 257, 205, 275, 341, 371, 134, 49, 88, 194, 378,
    154, 300, 0, 239, 36, 276, 0, 0, 226, 10, 67, 213, 64, 0, 68, 324, 33, 268, 215, 8, 0, 0, 0, 61, 0, 0, 57, 231,
    35, 83, 106, 22, 109, 203, 247, 250, 323, 58, 365, 112, 86, 107, 304, 349, 0, 0, 63, 0, 99, 14, 48, 217, 228, 85,
    4, 29, 166, 197, 343, 242, 0, 182, 148, 364, 0, 0, 0, 0, 126, 0, 144, 0, 146, 0, 173, 50, 273, 295, 0, 0, 91, 201,
    314, 101, 23, 321, 19, 335, 0, 320, 62, 0, 0, 0, 0, 175, 367, 76, 121, 328, 0, 375, 0, 38, 176, 243, 277, 59, 92,
    294, 60, 336, 269, 43, 310, 260, 271, 342, 80, 377, 0, 0, 0, 0, 75, 133, 78, 0, 82, 42, 200, 251, 301, 315, 331,
    280, 20, 241, 262, 198, 329, 0, 359, 37, 84, 139, 261, 316, 163, 330, 291, 184, 0, 137, 0, 0, 0, 0, 0, 0, 168,
    267, 208, 0, 0, 0, 12, 322, 159, 17, 252, 232, 264, 46, 21, 81, 211, 306, 74, 162, 351, 44, 312, 87, 299, 353,
    233, 288, 27, 89, 237, 258, 307, 346, 355, 373, 149, 0, 374, 0, 96, 0, 0, 230, 0, 0, 119, 54, 140, 195, 308, 209,
    115, 0, 350, 0, 0, 216, 131, 141, 0, 0, 334, 0, 0, 297, 0, 344, 132, 286, 0, 0, 95, 0, 0, 116, 190, 191, 0, 347,
    0, 45, 317, 0, 0, 0, 24, 0, 0, 0, 0, 0, 25, 193, 253, 256, 110, 13, 180, 292, 369, 303, 0, 32, 202, 352, 0, 0, 0,
    225, 71, 361, 9, 192, 111, 6, 113, 171, 210, 181, 236, 34, 26, 52, 135, 234, 244, 279, 7, 150, 283, 218, 129, 284,
    339, 376, 124, 0, 178, 348, 153, 0, 222, 47, 0, 102, 183, 65, 127, 281, 186, 179, 0, 0, 0, 0, 0, 333, 0, 104, 128,
    0, 0, 0, 0, 266, 152, 318, 123, 189, 0, 0, 160, 207, 229, 16, 289, 53, 97, 325, 0, 0, 151, 214, 93, 157, 118, 219,
    158, 235, 55, 169, 30, 70,
};
#else
const uint16_t hectobit_index[HECTOBIT_INDEX_SLOTS] = {
    0, 0, 0, 0, 108, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 314,
    0, 0, 0, 0, 0, 0, 0, 0, 558, 0, 552, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    507, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 343, 31, 409, 0, 0, 0, 0, 0, 73, 0, 0, 622, 0, 462, 0, 0, 508, 0, 0,
    138, 0, 0, 0, 0, 0, 0, 576, 0, 0, 0, 483, 0, 40, 323, 0, 0, 0, 694, 0, 0, 0, 715, 0, 0, 0, 592, 0, 0, 0, 365, 609,
    0, 0, 0, 0, 72, 167, 145, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 305, 0, 0, 0, 0, 0, 0, 0, 68, 0,
    419, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 0, 678, 0, 455, 86, 677, 0, 0, 337, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 494, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 657, 0, 0, 0, 0, 0, 0, 704, 397, 0, 446, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 62, 368, 415, 0, 0, 0, 0, 76, 698, 0, 0, 655, 0, 570, 0, 0, 0, 59, 445, 0, 737, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 78, 0, 0, 42, 200, 251, 466, 556, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 554, 0, 0, 579, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 504, 0, 0, 0, 0, 601, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 724, 0, 459, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 485,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 116, 0, 0, 0, 0, 0, 0, 468, 0, 0, 0, 0, 0, 0, 0, 680, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 111, 113, 0, 0, 359, 0, 340, 135, 0, 430, 582, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 585, 0, 47, 0, 0, 749, 0, 0, 0, 0, 0, 0, 0, 0, 0, 380, 0, 0, 0, 0, 0, 0, 0, 0, 645, 0,
    335, 0, 0, 0, 0, 207, 0, 367, 0, 0, 53, 97, 0, 0, 0, 0, 0, 0, 0, 0, 0, 158, 0, 0, 0, 0, 0, 0, 0, 355, 412, 0, 0,
    0, 530, 0, 100, 0, 0, 0, 0, 0, 0, 306, 0, 489, 0, 161, 0, 0, 0, 224, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 517, 589, 562,
    689, 0, 0, 660, 0, 0, 0, 0, 0, 0, 0, 0, 0, 460, 700, 464, 77, 0, 0, 0, 156, 304, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 267, 0, 0, 0, 0, 0, 0, 114, 0, 0, 0, 511, 0, 0, 0, 125, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 172, 0, 0, 0, 0, 0, 0, 644, 0, 0, 0, 588, 0, 0, 0, 0, 0, 0, 0, 401, 0, 0, 453, 0, 0, 0, 0, 0, 643, 0, 0,
    0, 0, 0, 0, 426, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 621, 0, 549, 0, 0, 0, 331, 0, 614, 0, 226, 0, 213, 0, 64, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 57, 231, 106, 540, 0, 203, 247, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 336, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 515, 635, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 297, 0, 0, 0, 0, 465, 0, 101,
    23, 0, 0, 0, 0, 0, 0, 287, 0, 0, 0, 0, 0, 0, 0, 563, 0, 0, 714, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43, 528, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 262, 0, 0, 0, 0, 37, 467, 744, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 168, 0, 0, 0, 0, 0, 0, 0, 0, 0, 264, 0, 0, 0, 0, 81, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 439, 0, 237, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    664, 0, 0, 0, 0, 575, 0, 0, 191, 190, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 741, 0, 0, 388, 0, 520, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 277, 0, 0, 52, 0, 390, 0, 0, 0, 0, 0, 0, 0, 0, 129, 0, 352,
    0, 124, 598, 0, 499, 153, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 302, 0, 0, 0, 0, 0, 273, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 538, 0, 313, 321, 151, 649, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 227, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 537, 658, 0, 436, 0, 0, 0,
    0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 581, 0, 0, 0, 0, 0, 0, 0, 0, 248, 330, 441, 0, 0, 0, 0, 395, 0, 0, 0,
    130, 444, 0, 0, 0, 0, 0, 0, 414, 0, 0, 0, 0, 185, 0, 0, 0, 174, 51, 0, 0, 0, 0, 105, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 633, 0, 0, 0, 0, 0, 0, 0, 0, 0, 564, 0, 0, 0, 505, 679, 0, 188, 0, 0, 0, 0, 0, 531, 315, 0, 650, 285, 751, 170,
    0, 0, 0, 0, 0, 257, 205, 317, 0, 0, 194, 0, 0, 0, 0, 0, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 215,
    0, 0, 0, 0, 61, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 400, 697, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 637, 0, 0, 0,
    0, 0, 0, 0, 242, 0, 0, 636, 0, 0, 653, 0, 0, 0, 0, 0, 0, 146, 0, 0, 0, 0, 0, 0, 0, 91, 201, 747, 0, 0, 0, 0, 0, 0,
    471, 353, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 428, 176, 0, 607, 0, 0, 0, 316, 0, 0, 0, 0, 260, 0, 0, 80, 0, 0, 0,
    0, 0, 0, 133, 360, 0, 0, 0, 696, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 481, 0, 0, 163, 0, 0, 0, 0, 0, 0, 0, 0,
    716, 0, 0, 0, 0, 725, 404, 0, 0, 12, 0, 0, 0, 252, 0, 0, 0, 0, 0, 0, 382, 726, 0, 625, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 731, 525, 0, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 611, 0, 0, 0, 0, 0, 615, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 309, 0, 0, 0, 0, 0, 0, 699, 0, 0, 0, 0, 0, 0, 0, 0, 0, 394, 286, 0, 0, 0, 0, 0, 0, 0, 300,
    0, 0, 0, 0, 545, 0, 0, 0, 0, 225, 0, 0, 0, 0, 0, 171, 347, 490, 0, 0, 0, 0, 0, 0, 632, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 638, 0, 0, 0, 718, 0, 0, 0, 102, 432, 0, 127, 0, 0, 0, 0, 0, 0, 717, 0, 0, 0, 0, 0, 0, 0, 0, 0, 469, 0,
    0, 0, 0, 0, 0, 391, 0, 0, 301, 0, 289, 0, 0, 0, 0, 0, 0, 0, 0, 0, 647, 0, 0, 169, 626, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 710, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 652, 0, 0, 0, 640, 0, 2, 0, 0, 0, 0, 0, 0, 470, 0, 0, 0, 0, 0, 351, 0,
    0, 449, 0, 0, 0, 0, 0, 0, 165, 199, 0, 249, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 263, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 246, 681, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 259, 0, 0, 0, 288, 147, 0, 0, 0, 0, 0, 0, 613, 0, 0,
    0, 0, 0, 206, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 705, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 513, 620, 0, 634, 0, 0,
    254, 606, 0, 729, 0, 0, 0, 0, 0, 0, 0, 0, 292, 451, 0, 427, 0, 0, 0, 0, 703, 10, 67, 572, 0, 0, 0, 0, 0, 0, 0,
    560, 0, 0, 0, 0, 0, 0, 344, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 14, 0, 0, 0, 0, 0,
    0, 166, 0, 0, 0, 266, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 271, 0, 50, 0, 0, 0, 532, 472, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 375, 0, 121, 0, 0, 0, 0, 0, 243, 0, 356, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 535,
    0, 0, 381, 0, 0, 452, 0, 384, 0, 0, 0, 0, 20, 241, 369, 0, 392, 0, 0, 84, 0, 261, 0, 610, 0, 318, 711, 0, 727, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 457, 232, 623, 46, 282, 0, 0, 0, 0, 0, 555, 0, 0, 87, 0, 0, 0, 0,
    27, 258, 0, 0, 0, 0, 506, 0, 0, 339, 0, 0, 707, 0, 0, 230, 0, 0, 119, 0, 0, 0, 0, 0, 0, 0, 0, 413, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 362, 0, 0, 0, 0, 0, 0, 396, 0, 612, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    180, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 435, 329, 553, 0, 0, 272, 181, 0, 577, 0, 0, 0, 0, 0, 0, 527, 0,
    0, 0, 0, 0, 0, 0, 0, 393, 0, 0, 0, 0, 628, 0, 0, 0, 0, 338, 0, 0, 0, 179, 0, 600, 0, 602, 0, 484, 0, 328, 128, 0,
    0, 0, 0, 417, 152, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 476, 0, 0, 0, 294, 0, 373, 0, 118, 219, 496, 235, 0, 0, 0,
    70, 0, 0, 1, 425, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 377, 0, 0, 0, 0, 0, 0, 0, 0, 0, 69, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 616, 561, 665, 0, 0, 0, 0, 0, 0,
    591, 0, 0, 0, 0, 0, 0, 0, 0, 39, 98, 117, 379, 509, 0, 0, 0, 0, 0, 407, 423, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 143, 0, 41, 0, 0, 684, 0, 0, 0, 0, 429, 0, 0, 0, 0, 0, 403, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 296, 521, 0, 56, 0, 0, 0, 492, 0, 0, 0, 0, 709, 0, 0, 0, 0, 0, 0, 0, 685, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 516, 0, 0, 405, 0, 0, 0, 0, 0, 0, 0, 0, 500, 0, 0, 0, 646, 0, 0, 0,
    0, 411, 0, 0, 0, 0, 0, 0, 743, 0, 730, 0, 0, 0, 0, 0, 0, 0, 0, 126, 0, 144, 290, 372, 0, 173, 0, 0, 0, 0, 0, 0, 0,
    0, 374, 0, 0, 19, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 526, 0, 706, 358, 0, 0, 325, 0, 0, 487, 0, 0, 580, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 75, 0, 0, 0, 682, 482, 0, 0, 0, 0, 0, 0, 0, 0, 0, 198, 293, 480, 546, 0, 0, 0, 0, 0, 0,
    0, 0, 184, 0, 0, 0, 0, 0, 333, 0, 0, 0, 0, 208, 0, 0, 361, 695, 473, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 312, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 659, 738, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 54, 140, 0, 0, 209, 115, 0, 501,
    720, 0, 0, 0, 0, 0, 0, 0, 0, 0, 270, 629, 0, 299, 437, 0, 295, 0, 0, 0, 0, 0, 0, 0, 498, 0, 0, 0, 642, 0, 0, 590,
    0, 0, 0, 584, 0, 25, 193, 0, 0, 0, 0, 0, 408, 0, 0, 0, 0, 0, 503, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 693,
    0, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 178, 0, 0, 0, 0, 0, 0, 0, 0, 65, 283, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 734, 0, 0, 123, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 136, 240, 0, 0, 0, 0, 0, 0, 0, 204, 0, 0, 0, 0, 0, 0, 0, 103, 721, 0, 0, 0, 0, 0, 0, 0, 0, 155, 342, 0, 3, 0,
    298, 0, 0, 0, 0, 0, 0, 0, 0, 0, 410, 0, 596, 0, 421, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 122, 0, 0, 0, 0, 0, 0, 357,
    0, 447, 0, 0, 0, 547, 0, 0, 0, 0, 0, 0, 0, 514, 0, 0, 0, 79, 0, 0, 327, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 583, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 438, 0, 0, 0, 0, 0, 670, 0, 0,
    0, 477, 0, 0, 0, 0, 0, 604, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 406, 239, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 33, 0, 0, 566, 0, 0, 0, 281, 0, 0, 0, 0, 0, 0, 109, 0, 0, 0, 0, 0, 0, 0, 0, 291, 0, 0, 0, 543, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 594, 350, 197, 713, 0, 0, 0, 0, 686, 148, 0, 0, 0, 0, 0, 0, 0, 0, 559, 639, 0, 0, 0, 0, 0, 0, 0, 486,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, 667, 420, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 82, 322, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 651, 0, 0, 0, 0, 442, 0, 0,
    0, 0, 0, 692, 0, 0, 0, 418, 0, 0, 745, 0, 0, 0, 0, 0, 0, 0, 723, 349, 0, 21, 211, 0, 0, 0, 0, 0, 0, 0, 0, 450, 0,
    676, 0, 0, 0, 0, 0, 0, 736, 0, 565, 149, 0, 0, 0, 0, 0, 0, 0, 0, 0, 195, 0, 0, 567, 0, 0, 0, 0, 0, 0, 0, 0, 131,
    141, 0, 0, 0, 0, 0, 448, 0, 495, 0, 0, 0, 0, 0, 0, 0, 378, 0, 0, 0, 0, 0, 0, 0, 0, 712, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    253, 0, 110, 0, 0, 0, 387, 687, 0, 0, 0, 0, 0, 0, 0, 512, 0, 0, 0, 0, 0, 210, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 675, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 728, 0, 0, 0, 702, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 376, 0, 0, 0, 160, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 214, 93, 0, 0, 0, 0, 0, 55, 0, 30, 278, 66, 0, 0,
    187, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 748, 0, 666, 196, 0, 0, 0, 0, 0, 550, 0, 0, 0, 212, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 456, 238, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 416, 722, 0, 523, 536, 383, 0, 0, 668, 0, 0, 0, 753, 0, 0, 0, 0, 0, 142, 11,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 177, 345, 0, 0, 0, 752, 364, 255, 663, 0, 0, 0, 363, 603, 0, 0, 719, 0,
    0, 0, 0, 370, 0, 0, 0, 0, 539, 0, 0, 529, 0, 0, 0, 134, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 280, 0, 0, 0, 0,
    0, 0, 568, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 35, 0, 0, 250, 303, 544, 0, 631, 0, 673, 0, 0, 0, 0, 0, 672, 332, 0, 0,
    0, 99, 48, 0, 217, 228, 85, 29, 587, 627, 0, 0, 0, 0, 0, 0, 0, 0, 0, 371, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 571, 0, 0,
    0, 0, 0, 0, 0, 0, 746, 733, 0, 0, 0, 0, 0, 0, 0, 175, 0, 479, 0, 0, 0, 0, 0, 0, 0, 0, 265, 0, 0, 0, 60, 683, 0,
    461, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 662, 0, 0, 307, 0, 0, 0, 0, 0, 597, 0, 431, 0, 0, 0, 0, 0, 0, 0, 0, 139, 0, 0,
    0, 0, 0, 0, 0, 0, 137, 0, 0, 0, 0, 0, 0, 0, 0, 320, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 742, 0, 0, 0, 502, 44,
    0, 0, 0, 0, 233, 458, 497, 89, 524, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 95, 0, 0, 0, 0, 0, 641, 0, 0, 0, 0, 0, 0, 0, 0, 402, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 443, 0, 0, 0, 0, 0, 0, 0, 386, 0, 0, 71, 0, 192, 0, 0, 310, 557, 654, 0, 0, 0, 234, 0, 595, 244,
    398, 434, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 533, 0, 0, 0, 541, 0, 183, 0, 0, 0, 0, 186, 385, 0, 0, 0, 569, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 354, 0, 0, 0, 0, 0, 0, 0, 573, 0, 0, 0, 0, 0, 0, 348, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 551, 578,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 656, 0, 0, 0, 0, 519, 164, 0, 0, 0, 0, 0, 0, 488, 619, 0, 0, 0, 534, 688, 0, 245,
    0, 0, 0, 223, 0, 0, 0, 491, 0, 0, 661, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 220, 0, 0, 0, 0, 120, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 478, 274, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 542, 750, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 94, 0, 0, 0, 0, 605, 221, 0, 0, 433, 0, 0, 0, 0, 0, 276, 319, 389, 0,
    0, 0, 0, 0, 0, 548, 0, 0, 0, 0, 0, 0, 0, 522, 0, 0, 0, 0, 49, 88, 0, 0, 154, 0, 0, 0, 346, 624, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 475, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 474, 0, 83, 0, 366, 0, 0, 0, 0, 0, 0, 58, 0, 112, 107, 308, 691, 0,
    279, 0, 0, 0, 0, 0, 0, 0, 0, 617, 4, 0, 0, 0, 0, 0, 0, 182, 630, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 424, 0, 0, 0,
    0, 275, 0, 648, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 518, 0, 0, 0, 0, 0, 0, 0, 0, 0, 574, 92, 0, 311, 0, 0, 0,
    0, 493, 422, 0, 0, 0, 0, 0, 0, 0, 0, 608, 0, 0, 0, 0, 690, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 510, 0, 0, 0, 0, 0,
    0, 0, 341, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 740, 0, 0, 0, 0, 159, 669, 0, 0, 0, 0, 0, 0, 0, 0, 74, 162, 0, 0,
    463, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 735, 0, 0, 0, 0, 0, 0, 0, 0, 701, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    216, 0, 0, 0, 0, 0, 326, 0, 0, 0, 0, 132, 0, 0, 0, 0, 0, 0, 618, 0, 599, 0, 0, 0, 45, 324, 708, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 256, 0, 0, 0, 13, 0, 0, 0, 454, 0, 0, 0, 334, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 674, 0, 0, 236, 268, 0, 0,
    0, 0, 0, 0, 150, 671, 586, 218, 593, 0, 0, 0, 0, 0, 0, 0, 0, 0, 222, 0, 0, 0, 269, 732, 0, 0, 0, 0, 0, 0, 739, 0,
    0, 0, 0, 104, 0, 0, 0, 0, 0, 0, 0, 0, 284, 189, 0, 0, 229, 0, 440, 0, 0, 0, 0, 0, 399, 0, 0, 0, 0, 157, 0, 0, 0,
    0, 0, 0, 0, 0,
};

const uint8_t hectobit_single[256] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 95, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75,
    76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255,
};

const uint16_t hectobit_pair_first[HECTOBIT_PAIR_SLOTS] = {
    1, 3, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 9, 0, 0, 11, 0, 14, 17, 0, 0, 19, 0, 0, 0, 21,
    23, 0, 0, 0, 0, 0, 0, 0, 27, 29, 0, 0, 0, 31, 0, 35, 0, 37, 0, 0, 39, 43, 45, 0, 0, 0, 0, 47, 0, 50, 54, 0, 0, 0,
    0, 56, 0, 0, 0, 0, 0, 0, 0, 0, 0, 58, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 0, 64, 69, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 72, 0, 75, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 79, 81,
    0, 0, 0, 83, 0, 0, 85, 0, 0, 0, 87, 0, 0, 0, 0, 0, 0, 0, 0, 0, 89, 0, 91, 93, 0, 0, 0, 0, 95, 0, 99, 0, 0, 0, 0,
    0, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 105, 107, 0, 0, 0, 0, 0, 0, 110, 0, 0, 113, 0, 0, 116, 0, 0, 0,
    118, 120, 0, 122, 127, 0, 129, 131, 133, 0, 0, 0, 0, 0, 0, 135, 0, 137, 0, 0, 0, 0, 0, 0, 0, 0, 141, 0, 144, 0,
    147, 0, 0, 0, 0, 0, 149, 0, 0, 0, 0, 153, 0, 0, 0, 0, 0, 0, 0, 0, 0, 155, 0, 0, 0, 0, 157, 0, 0, 0, 0, 0, 0, 162,
    0, 0, 0, 0, 0, 0, 0, 165, 0, 0, 0, 0, 0, 0, 167, 0, 169, 0, 0, 0, 171, 0, 0, 0, 173, 0, 0, 175, 0, 0, 177, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 179, 182, 0, 0, 0, 0, 0, 0, 0, 184, 0, 0, 186, 0, 0, 188, 0, 0, 0, 0, 190, 0, 0, 0, 0,
    192, 0, 0, 0, 0, 194, 0, 0, 0, 196, 0, 0, 0, 0, 0, 0, 198, 0, 0, 202, 0, 0, 0, 204, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 206, 0, 0, 0, 0, 0, 208, 0, 0, 210, 0, 0, 0, 0, 215, 0, 0, 0, 0, 217, 0, 0, 0, 220, 0, 0, 0, 0, 0, 0, 0, 0,
    222, 0, 0, 0, 0, 224, 0, 0, 226, 0, 0, 0, 0, 0, 0, 0, 228, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 230, 232, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 235, 0, 0, 0, 238, 0, 0, 0, 0, 0, 242, 0, 244, 0, 0, 0, 246, 0, 0, 0, 248,
    0, 0, 0, 0, 0, 0, 0, 250, 0, 0, 0, 0, 252, 0, 0, 0, 0, 254, 0, 257, 0, 260, 0, 262, 0, 0, 0, 0, 0, 0, 0, 0, 264,
    0,
};

const hectobit_pair hectobit_pairs[HECTOBIT_PAIRS] = {
    {{0}, 0, 0}, {"00", 2, 246}, {{0}, 0, 0}, {"bo", 2, 195}, {{0}, 0, 0}, {"name", 4, 179}, {{0}, 0, 0},
    {"nd", 2, 171}, {{0}, 0, 0}, {"0.", 2, 235}, {{0}, 0, 0}, {"ali", 3, 203}, {"al", 2, 178}, {{0}, 0, 0},
    {"port", 4, 222}, {"po", 2, 239}, {{0}, 0, 0}, {"qu", 2, 252}, {{0}, 0, 0}, {"ne", 2, 172}, {{0}, 0, 0},
    {"an", 2, 107}, {{0}, 0, 0}, {"matrix.", 7, 99}, {"ma", 2, 140}, {"am", 2, 223}, {{0}, 0, 0}, {"The ", 4, 153},
    {{0}, 0, 0}, {"on", 2, 142}, {{0}, 0, 0}, {"org.matrix.msc", 14, 97}, {"org", 3, 204}, {"or", 2, 144},
    {{0}, 0, 0}, {"rule", 4, 202}, {{0}, 0, 0}, {"app", 3, 242}, {{0}, 0, 0}, {"message", 7, 131}, {"member", 6, 192},
    {"me", 2, 137}, {{0}, 0, 0}, {"e ", 2, 132}, {{0}, 0, 0}, {"as", 2, 221}, {{0}, 0, 0}, {"s ", 2, 130},
    {"ar", 2, 136}, {{0}, 0, 0}, {"ation", 5, 148}, {"ate", 3, 152}, {"at", 2, 154}, {{0}, 0, 0}, {"ou", 2, 194},
    {{0}, 0, 0}, {"ch", 2, 156}, {{0}, 0, 0}, {"room ", 5, 113}, {"room", 4, 104}, {"ro", 2, 151}, {{0}, 0, 0},
    {"does not ", 9, 123}, {{0}, 0, 0}, {"contain", 7, 185}, {"content", 7, 206}, {"t ", 2, 117}, {"co", 2, 177},
    {{0}, 0, 0}, {"lement", 6, 175}, {"le", 2, 143}, {{0}, 0, 0}, {"by ", 3, 249}, {"ri", 2, 176}, {{0}, 0, 0},
    {"la", 2, 187}, {"di", 2, 229}, {"s.", 2, 245}, {{0}, 0, 0}, {".org", 4, 103}, {{0}, 0, 0}, {"key", 3, 158},
    {{0}, 0, 0}, {"si", 2, 213}, {{0}, 0, 0}, {"for ", 4, 174}, {{0}, 0, 0}, {"type", 4, 212}, {{0}, 0, 0},
    {"er", 2, 135}, {{0}, 0, 0}, {"a ", 2, 215}, {{0}, 0, 0}, {"es", 2, 218}, {{0}, 0, 0}, {"Invalid ", 8, 108},
    {".io", 3, 232}, {"o ", 2, 233}, {{0}, 0, 0}, {" is ", 4, 155}, {{0}, 0, 0}, {"fi", 2, 211}, {{0}, 0, 0},
    {"en", 2, 150}, {{0}, 0, 0}, {"example", 7, 100}, {{0}, 0, 0}, {"ic", 2, 228}, {": ", 2, 250}, {{0}, 0, 0},
    {"tion", 4, 110}, {"ti", 2, 197}, {{0}, 0, 0}, {"the ", 4, 116}, {"th", 2, 126}, {{0}, 0, 0}, {"un", 2, 170},
    {{0}, 0, 0}, {"ur", 2, 188}, {{0}, 0, 0}, {"d ", 2, 141}, {{0}, 0, 0}, {"user", 4, 98}, {"wa", 2, 167},
    {"us", 2, 207}, {"su", 2, 241}, {{0}, 0, 0}, {"event", 5, 106}, {{0}, 0, 0}, {"id", 2, 146}, {{0}, 0, 0},
    {"r ", 2, 216}, {{0}, 0, 0}, {"st", 2, 118}, {{0}, 0, 0}, {".test", 5, 134}, {{0}, 0, 0}, {" the ", 5, 124},
    {" to ", 4, 115}, {" th", 3, 182}, {{0}, 0, 0}, {"have ", 5, 181}, {"ha", 2, 193}, {{0}, 0, 0}, {"token", 5, 209},
    {"to", 2, 147}, {{0}, 0, 0}, {"he", 2, 220}, {{0}, 0, 0}, {"version", 7, 114}, {"verif", 5, 190}, {"ve", 2, 161},
    {{0}, 0, 0}, {", ", 2, 163}, {{0}, 0, 0}, {"io.element.", 11, 160}, {{0}, 0, 0}, {"invalid", 7, 198},
    {"in ", 3, 127}, {"ing", 3, 139}, {"in", 2, 120}, {{0}, 0, 0}, {"is ", 3, 121}, {"is", 2, 196}, {{0}, 0, 0},
    {"ge", 2, 165}, {{0}, 0, 0}, {"ta", 2, 240}, {{0}, 0, 0}, {"ho", 2, 227}, {{0}, 0, 0}, {"m.", 2, 162},
    {{0}, 0, 0}, {"tch", 3, 214}, {{0}, 0, 0}, {"ight", 4, 238}, {{0}, 0, 0}, {"il", 2, 234}, {{0}, 0, 0},
    {"ter", 3, 128}, {"te", 2, 133}, {{0}, 0, 0}, {"wi", 2, 224}, {{0}, 0, 0}, {"n ", 2, 225}, {{0}, 0, 0},
    {".com", 4, 122}, {{0}, 0, 0}, {"https://", 8, 111}, {{0}, 0, 0}, {"know", 4, 199}, {{0}, 0, 0}, {"you ", 4, 205},
    {{0}, 0, 0}, {"ynap", 4, 219}, {{0}, 0, 0}, {".example", 8, 96}, {{0}, 0, 0}, {"server", 6, 101},
    {"secre", 5, 173}, {"se", 2, 125}, {{0}, 0, 0}, {"it", 2, 164}, {{0}, 0, 0}, {"ed", 2, 166}, {{0}, 0, 0},
    {":8", 2, 251}, {{0}, 0, 0}, {"ll", 2, 200}, {{0}, 0, 0}, {"request", 7, 157}, {"read", 4, 149}, {"re", 2, 109},
    {"\303\274", 2, 253}, {{0}, 0, 0}, {"must be ", 8, 112}, {{0}, 0, 0}, {"device", 6, 138}, {"de", 2, 119},
    {{0}, 0, 0}, {"li", 2, 186}, {{0}, 0, 0}, {"_m", 2, 231}, {{0}, 0, 0}, {"ra", 2, 184}, {{0}, 0, 0},
    {"nt", 2, 226}, {{0}, 0, 0}, {"ca", 2, 169}, {{0}, 0, 0}, {"ce", 2, 191}, {{0}, 0, 0}, {"localhost", 9, 105},
    {"lo", 2, 180}, {{0}, 0, 0}, {"permission", 10, 189}, {"pe", 2, 217}, {{0}, 0, 0}, {"not found", 9, 129},
    {"not ", 4, 102}, {"no", 2, 168}, {{0}, 0, 0}, {"be", 2, 210}, {{0}, 0, 0}, {"parameter", 9, 183}, {{0}, 0, 0},
    {"ID ", 3, 236}, {{0}, 0, 0}, {"y ", 2, 145}, {{0}, 0, 0}, {"ng", 2, 201}, {{0}, 0, 0}, {"ac", 2, 208},
    {{0}, 0, 0}, {"able", 4, 159}, {"12", 2, 230}, {{0}, 0, 0}, {"Room ", 5, 244}, {"ad", 2, 243}, {{0}, 0, 0},
    {"1.", 2, 247}, {{0}, 0, 0}, {"of ", 3, 248}, {{0}, 0, 0}, {"msc", 3, 237}, {{0}, 0, 0},
};
#endif
