"""An aiocoap server for our client.

/store/NAME (GET, PUT, DELETE), /upper (POST), /later (a separate response), /counter (observable, ticks 3 times a
second). It prints the port that the system chose.
"""

import asyncio
import socket

import aiocoap
from aiocoap import Context, Message, resource
from aiocoap.numbers import codes


class Store(resource.Resource, resource.PathCapable):
    def __init__(self):
        super().__init__()
        self.contents = {}

    async def render(self, request):
        name = "/".join(request.opt.uri_path)
        if request.code == codes.PUT:
            code = codes.CHANGED if name in self.contents else codes.CREATED
            self.contents[name] = request.payload
            return Message(code=code)
        if request.code == codes.DELETE:
            self.contents.pop(name, None)
            return Message(code=codes.DELETED)
        if name not in self.contents:
            return Message(code=codes.NOT_FOUND)
        return Message(code=codes.CONTENT, payload=self.contents[name], content_format=0)

    async def needs_blockwise_assembly(self, request):
        return True


class Upper(resource.Resource):
    async def render_post(self, request):
        return Message(code=codes.CHANGED, payload=request.payload.decode().upper().encode())


class Later(resource.Resource):
    async def render_get(self, request):
        await asyncio.sleep(3)
        return Message(code=codes.CONTENT, payload=b"better late")


class Counter(resource.ObservableResource):
    def __init__(self):
        super().__init__()
        self.count = 0
        self.observers = 0

    def update_observation_count(self, count):
        # The test learns from it whether a cancellation arrived.
        print(f"observers {count}", flush=True)

    async def tick(self):
        while True:
            await asyncio.sleep(0.3)
            self.count += 1
            self.updated_state()

    async def render_get(self, request):
        return Message(code=codes.CONTENT, payload=f"count {self.count}".encode())


def free_port():
    """Binding to port 0 is not something aiocoap can report, so ask the system for one that is free."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def main():
    site = resource.Site()
    counter = Counter()
    site.add_resource(["store"], Store())
    site.add_resource(["upper"], Upper())
    site.add_resource(["later"], Later())
    site.add_resource(["counter"], counter)
    port = free_port()
    # simple6 and the like cannot serve; udp6 binds the IPv4 address by mapping.
    await Context.create_server_context(site, bind=("127.0.0.1", port), transports=["udp6"])
    asyncio.get_running_loop().create_task(counter.tick())
    print(f"listening on port {port}", flush=True)
    await asyncio.get_running_loop().create_future()


print(f"aiocoap {aiocoap.meta.version}", flush=True)
asyncio.run(main())
