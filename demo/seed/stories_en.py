"""What English speaking customers of the shop write about, and how its people answer."""

from demo.seed.story import Say, Story

STORIES_EN = (
    Story(
        subject="Order {order} has not arrived yet",
        team="service",
        tags=("จัดส่งล่าช้า",),
        priority="high",
        turns=(
            Say(
                "customer",
                "Hello,\n\nI ordered the {product} last week (order {order}) and the tracking page has not moved for four days. I am leaving Bangkok on Friday, so it would be great to have it before then.\n\nBest regards",
            ),
            Say(
                "agent",
                "Hello {first},\n\nI am sorry about the wait. The courier has found the parcel and will deliver it tomorrow before noon. I will keep an eye on it myself.",
                "waiting",
            ),
            Say("customer", "It arrived this morning, thank you so much for following up!"),
            Say("agent", "Wonderful. Enjoy the music!", "solved"),
        ),
    ),
    Story(
        subject="{product} disconnects from my laptop",
        team="repair",
        tags=("หูฟัง", "รับประกัน"),
        priority="normal",
        turns=(
            Say(
                "customer",
                "Hi team,\n\nthe {product} drops the connection to my laptop every ten minutes or so. It works fine with my phone. I already updated the firmware. Any idea?",
            ),
            Say(
                "agent",
                "Hi {first},\n\nplease remove the headset from the laptop's Bluetooth list, restart, and pair again while the phone's Bluetooth is off: it can only keep two links at a time. If that does not help we will swap it under warranty.",
                "waiting",
            ),
            Say("customer", "Tried that, same problem. How do I send it in?"),
        ),
    ),
    Story(
        subject="Quotation for {seats} conference rooms",
        team="business",
        tags=("ใบเสนอราคา",),
        priority="high",
        turns=(
            Say(
                "customer",
                "Dear sales team,\n\nwe are fitting out {seats} meeting rooms in our new Bangkok office and would like a quotation for ceiling speakers, table microphones and installation. Could you visit next week? The floor plan is attached.",
                attachment="floor-plan.pdf",
            ),
            Say("note", "Floor plan checked: rooms 3 and 4 share a wall, propose cardioid microphones there."),
            Say(
                "agent",
                "Dear {first},\n\nthank you for thinking of us. Our engineer can come on Tuesday at 10:00 or Thursday at 14:00. The quotation follows within two working days after the visit.",
                "waiting",
            ),
        ),
    ),
    Story(
        subject="Tax invoice for order {order}",
        team="billing",
        tags=("ใบกำกับภาษี",),
        priority="normal",
        turns=(
            Say(
                "customer",
                "Hello, could you please send the full tax invoice for order {order}, issued to our Thai company? Our tax id is in the attached document.",
                attachment="company-registration.pdf",
            ),
            Say(
                "agent",
                "Hello {first}, the invoice is attached in Thai with an English summary. The original goes out by post tomorrow.",
                "solved",
            ),
        ),
    ),
    Story(
        subject="Can I return the {product}?",
        team="billing",
        tags=("คืนเงิน",),
        priority="normal",
        turns=(
            Say(
                "customer",
                "The {product} is great but too heavy for my ears after an hour. It is only three days old, all packaging is here. Can I return it or change it for a lighter one?",
            ),
            Say(
                "agent",
                "Of course, {first}. Within 15 days you may exchange it for any other model and pay or get back the difference. Would you like to try the lighter one at our Siam showroom first?",
                "waiting",
            ),
        ),
    ),
    Story(
        subject="Poolside speakers keep cutting out",
        team="repair",
        tags=("ลำโพง", "ติดตั้ง"),
        priority="urgent",
        turns=(
            Say(
                "customer",
                "Good morning,\n\ntwo of the six poolside speakers you installed cut out whenever the volume goes above half. We have a wedding here on Saturday, so this is rather urgent.\n\nKind regards",
            ),
            Say("note", "Probably the amplifier's protection: 4 ohm load on the 8 ohm tap. Bring a spare amplifier."),
            Say(
                "agent",
                "Good morning {first},\n\na technician will be with you on Thursday morning with a spare amplifier, well before the wedding. Please keep the volume below half until then.",
                "on_hold",
            ),
        ),
    ),
    Story(
        subject="Is the {product} available in Phuket?",
        team="service",
        tags=(),
        priority="low",
        turns=(
            Say(
                "customer",
                "Hi, is the {product} in stock in your Phuket branch? I would like to listen to it before buying.",
            ),
        ),
    ),
    Story(
        subject="Wrong cable in the box",
        team="service",
        tags=("หูฟัง",),
        priority="normal",
        turns=(
            Say(
                "customer",
                "My {product} came with a 3.5 mm cable but the box says balanced 4.4 mm. Could you send the right one? Order {order}.",
            ),
            Say(
                "agent",
                "You are right, {first}, and we are sorry. The 4.4 mm cable leaves today; keep the other one with our compliments.",
                "solved",
            ),
        ),
    ),
)
