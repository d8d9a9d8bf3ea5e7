import { HectobitError } from "../base/errors.ts";

/** A path of MSC3079's enumeration. */
export interface PathEnum {
  /** The one character that stands for it. */
  readonly code: string;
  /** Below `/_matrix/client/r0` (or `/v3`); `{}` for each parameter. */
  readonly segments: readonly string[];
  readonly parameters: number;
}

/** MSC3079's path enumeration, version 1, without `0`, which is `/_matrix/client/versions` and has no version itself. */
const TEXT = `
1 login
2 capabilities
3 logout
4 register
5 user/{}/filter
6 user/{}/filter/{}
7 sync
8 rooms/{}/state/{}/{}
9 rooms/{}/send/{}/{}
A rooms/{}/event/{}
B rooms/{}/state
C rooms/{}/members
D rooms/{}/joined_members
E rooms/{}/messages
F rooms/{}/redact/{}/{}
G createRoom
H directory/room/{}
I joined_rooms
J rooms/{}/invite
K rooms/{}/join
L join/{}
M rooms/{}/leave
N rooms/{}/forget
O rooms/{}/kick
P rooms/{}/ban
Q rooms/{}/unban
R directory/list/room/{}
S publicRooms
T user_directory/search
U profile/{}/displayname
V profile/{}/avatar_url
W profile/{}
X voip/turnServer
Y rooms/{}/typing/{}
Z rooms/{}/receipt/{}/{}
a rooms/{}/read_markers
b presence/{}/status
c sendToDevice/{}/{}
d devices
e devices/{}
f delete_devices
g keys/upload
h keys/query
i keys/claim
j keys/changes
k pushers
l pushers/set
m notifications
n pushrules/
o search
p user/{}/rooms/{}/tags
q user/{}/rooms/{}/tags/{}
r user/{}/account_data/{}
s user/{}/rooms/{}/account_data/{}
t rooms/{}/context/{}
u rooms/{}/report/{}
`;

export const PARAMETER = "{}";
export const VERSIONS_CODE = "0";
export const STATE_CODE = "8";

const PATH_ENUMS: readonly PathEnum[] = TEXT.trim()
  .split("\n")
  .map((line) => {
    const [code = "", path = ""] = line.split(" ");
    const segments = path.split("/");
    return { code, segments, parameters: segments.filter((segment) => segment === PARAMETER).length };
  });

const BY_CODE = new Map(PATH_ENUMS.map((entry) => [entry.code, entry]));
const PATTERNS = new Set(PATH_ENUMS.map((entry) => entry.segments.join("/")));

if (BY_CODE.size !== PATH_ENUMS.length || PATTERNS.size !== PATH_ENUMS.length || BY_CODE.has(VERSIONS_CODE)) {
  throw new HectobitError("matrix.path-enums", "The path enumeration is not bijective.");
}

export const pathEnumOf = (code: string): PathEnum | undefined => BY_CODE.get(code);

/** The enumerated path that these segments match. No two of the table match the same. */
export function matchPath(segments: readonly string[]): PathEnum | undefined {
  return PATH_ENUMS.find(
    (entry) =>
      entry.segments.length === segments.length &&
      entry.segments.every((segment, index) => segment === PARAMETER || segment === segments[index]),
  );
}

/** All codes, `0` included. */
export const PATH_CODES: readonly string[] = [VERSIONS_CODE, ...BY_CODE.keys()];
