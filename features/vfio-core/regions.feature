Feature: Each kind of region has its own ways

  BARs of memory and of ports, the ROM, config space and the addresses of VGA are
  all regions of one file. What can be done with them differs.

  Background:
    Given a user with "display0" open

  @clause:core-region-flags
  Rule: A region says how large it is and what can be done with it

    Scenario Outline: <region> of a display controller
      When the user describes <region>
      Then it has <size> bytes that can be <ways>

      Examples:
        | region       | size    | ways                  |
        | BAR 0        | 0x1000  | read, written, mapped |
        | BAR 1        | 0x20    | read, written         |
        | BAR 2        | 0x10000 | read, written, mapped |
        | the ROM      | 0x8000  | read                  |
        | config space | 0x1000  | read, written         |
        | VGA          | 0xc0000 | read, written         |

    Scenario: The ROM is found even while memory space is disabled
      Given the user has disabled memory space of "display0"
      When the user describes the ROM
      Then it has 0x8000 bytes that can be read

  @clause:core-region-shared-page
  Rule: A BAR that shares a page with another function cannot be mapped

    Scenario: BAR 0 of one card lies beside BAR 0 of the next
      Given a user with "card0" open
      When the user describes BAR 0
      Then it has 0x100 bytes that can be read, written

  @clause:core-region-upper-half
  Rule: The upper half of a wide BAR is no region

    Scenario: BAR 2 has 64 bits, so BAR 3 is empty
      When the user describes BAR 3
      Then it has no bytes and no flags

  Rule: Ports are read and written, and nothing else

    @clause:core-port-access
    Scenario: Ports do not depend on memory space
      Given the user has disabled memory space of "display0"
      When the user writes 4 bytes of BAR 1 from 0x0 on
      Then the call returns 4
      And the ports of "display0" hold what was written

    @clause:core-port-access
    Scenario: An eventfd that is tied to ports does not depend on it either
      Given the user has tied an eventfd to BAR 1 of "display0"
      And the user has disabled memory space of "display0"
      When the user signals that eventfd
      Then the registers behind BAR 1 of "display0" hold it

    @clause:core-port-no-map
    Scenario: Ports cannot be mapped
      When the user maps a page of BAR 1
      Then the kernel answers EINVAL

  Rule: The ROM is read through its enable bit

    @clause:core-rom-image
    Scenario: The image is read
      When the user reads 512 bytes of the ROM from 0x0 on
      Then the call returns 512
      And the bytes are those of the image

    @clause:core-rom-image
    Scenario: Behind the image everything is ones
      When the user reads 512 bytes of the ROM from 0x6000 on
      Then the call returns 512
      And the bytes are all ones

    @clause:core-rom-enable
    Scenario: The ROM is on while it is read
      When the user reads 4 bytes of the ROM from 0x0 on
      Then the call returns 4
      And the ROM of "display0" was switched on for that and is off again

    @clause:core-rom-disabled
    Scenario: Without memory space there is no image to read
      Given the user has disabled memory space of "display0"
      When the user reads 4 bytes of the ROM from 0x0 on
      Then the kernel answers ENOMEM

    @clause:core-rom-write
    Scenario: Writing is refused
      When the user writes 4 bytes of the ROM from 0x0 on
      Then the kernel answers EINVAL
      And nothing has changed

    @clause:core-rom-end
    Scenario: A read behind the window is refused
      When the user reads 4 bytes of the ROM from 0x8000 on
      Then the kernel answers EINVAL

    @clause:core-rom-end
    Scenario: A read across its end is shortened
      When the user reads 16 bytes of the ROM from 0x7ff8 on
      Then the call returns 8

    @clause:core-rom-invalid
    Scenario: A ROM without an image is not reported
      Given the image in the ROM of "display0" is damaged
      When the user describes the ROM
      Then it has no bytes and no flags

    @clause:core-rom-invalid
    Scenario: A ROM without an image is not read
      Given the image in the ROM of "display0" is damaged
      When the user reads 4 bytes of the ROM from 0x0 on
      Then the kernel answers ENOMEM

    @clause:core-rom-register
    Scenario: Its register is sized like a BAR's and stays with the user
      When the user writes all ones to the register of the ROM
      Then the register of the ROM reads 0xffff8001
      And the ROM of "display0" stays at its address and off

  @clause:core-rom-copy
  Rule: A copy that firmware has left is read instead of a ROM

    Scenario: The copy is reported with a size that a BAR could have
      Given a user with "booted0" open
      When the user describes the ROM
      Then it has 0x8000 bytes that can be read

    Scenario: No register is touched for it
      Given a user with "booted0" open
      When the user reads 512 bytes of the ROM from 0x0 on
      Then the bytes are those of the image
      And no register of "booted0" was asked for that

    Scenario: Behind the copy everything is ones
      Given a user with "booted0" open
      When the user reads 512 bytes of the ROM from 0x6000 on
      Then the bytes are all ones

    Scenario: It cannot be written
      Given a user with "booted0" open
      When the user writes 4 bytes of the ROM from 0x0 on
      Then the kernel answers EINVAL

  Rule: VGA is for display controllers

    @clause:core-vga-offered
    Scenario: Another card does not have it
      Given a user with "card0" open
      When the user describes VGA
      Then the kernel answers EINVAL

    @clause:core-vga-offered
    Scenario: Another card does not serve it
      Given a user with "card0" open
      When the user reads 4 bytes of VGA from 0xa0000 on
      Then the kernel answers EINVAL

    @clause:core-vga-offered
    Scenario: The host can keep it
      Given the user of "display0" has closed everything
      And the host keeps VGA for itself
      And the user of "display0" has come back
      When the user describes VGA
      Then the kernel answers EINVAL

    @clause:core-vga-ranges
    Scenario Outline: An access at <address> <outcome>
      When the user reads 1 bytes of VGA from <address> on
      Then the kernel <outcome>

      Examples:
        | address | outcome        |
        | 0x3af   | answers EINVAL |
        | 0x3b0   | agrees         |
        | 0x3bb   | agrees         |
        | 0x3bc   | answers EINVAL |
        | 0x3bf   | answers EINVAL |
        | 0x3c0   | agrees         |
        | 0x3df   | agrees         |
        | 0x3e0   | answers EINVAL |
        | 0x9ffff | answers EINVAL |
        | 0xa0000 | agrees         |
        | 0xbffff | agrees         |
        | 0xc0000 | answers EINVAL |

    @clause:core-vga-shortened
    Scenario Outline: From <address> on, 16 bytes become <moved>
      When the user writes 16 bytes of VGA from <address> on
      Then the call returns <moved>

      Examples:
        | address | moved |
        | 0x3b8   | 4     |
        | 0x3dc   | 4     |
        | 0xbfffc | 4     |

    @clause:core-vga-memory-bit
    Scenario: The memory-enable bit does not matter
      Given a value at address 0xa0010 of VGA of "display0"
      And the user has disabled memory space of "display0"
      When the user reads 4 bytes of VGA from 0xa0010 on
      Then the bytes begin with that value

  @clause:core-mmap-shared
  Rule: Only a shared mapping makes sense

    Scenario: A private mapping is refused
      When the user maps a page of BAR 2 privately
      Then the kernel answers EINVAL

  @clause:core-bar-claimed
  Rule: A BAR that somebody else in the kernel uses is left alone

    Scenario Outline: A <call> of such a BAR is refused
      Given a frame buffer driver of the host has claimed BAR 2 of "display0"
      When the user makes a <call> of 4 bytes at the start of BAR 2
      Then the kernel answers EBUSY

      Examples:
        | call  |
        | read  |
        | write |

    Scenario: A mapping of such a BAR is refused
      Given a frame buffer driver of the host has claimed BAR 2 of "display0"
      When the user maps all of BAR 2
      Then the kernel answers EBUSY

    Scenario: An ioeventfd to such a BAR is refused
      Given a frame buffer driver of the host has claimed BAR 2 of "display0"
      When the user ties an eventfd to 4 bytes at the start of BAR 2
      Then the kernel answers EBUSY
